/** Every port on the heap: for tests, trials, and as the shortest answer to what a port means. */
@NullMarked
package io.imagecatalog.memory;

import org.jspecify.annotations.NullMarked;
