/**
 * Contract tests for the ports of {@code io.imagecatalog.spi}. Whoever writes an adapter extends the contract of its port,
 * fills in how to make an empty one, and is told by name which promise does not hold.
 * {@link io.imagecatalog.testkit.FaultProxy} is a network that fails on demand, for what a contract can't know.
 */
@NullMarked
package io.imagecatalog.testkit;

import org.jspecify.annotations.NullMarked;
