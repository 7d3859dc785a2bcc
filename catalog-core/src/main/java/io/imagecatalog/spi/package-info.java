/**
 * The ports: what the catalog needs from the outside, and what it may be told. Whoever writes an adapter implements
 * {@link io.imagecatalog.spi.Storage}, {@link io.imagecatalog.spi.CatalogRepository} or
 * {@link io.imagecatalog.spi.JobQueue} and lets the contract tests of {@code catalog-testkit} judge it.
 *
 * <p>For all ports: absence is an empty {@code Optional}, a lost race is {@code false}, only breakage throws. The present
 * time comes in as an argument.
 */
@NullMarked
package io.imagecatalog.spi;

import org.jspecify.annotations.NullMarked;
