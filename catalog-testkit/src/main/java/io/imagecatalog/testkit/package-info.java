/**
 * Contract tests for the ports of {@code io.imagecatalog.spi}. Whoever writes an adapter extends the contract of its port,
 * fills in how to make an empty one, and is told by name which promise does not hold.
 */
@NullMarked
package io.imagecatalog.testkit;

import org.jspecify.annotations.NullMarked;
