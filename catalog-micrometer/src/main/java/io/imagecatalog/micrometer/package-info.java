/** Metrics of a catalog, for Micrometer. */
@NullMarked
package io.imagecatalog.micrometer;

import org.jspecify.annotations.NullMarked;
