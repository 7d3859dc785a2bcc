/** The code that the guides in {@code docs} show, compiled and run. */
@NullMarked
package io.imagecatalog.guide;

import org.jspecify.annotations.NullMarked;
