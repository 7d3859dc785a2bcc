/**
 * A catalog in an application of Spring Boot: {@link io.imagecatalog.spring.CatalogAutoConfiguration} says which beans there are
 * and whose win, {@link io.imagecatalog.spring.CatalogProperties} what can be set.
 */
@NullMarked
package io.imagecatalog.spring;

import org.jspecify.annotations.NullMarked;
