@NullMarked
package io.imagecatalog.spring;

import org.jspecify.annotations.NullMarked;
