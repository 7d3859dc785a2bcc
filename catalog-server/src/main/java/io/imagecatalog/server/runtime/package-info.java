/**
 * Puts the program together from its settings: {@link io.imagecatalog.server.runtime.RunningCatalog} is a catalog at work,
 * {@code Adapters} is the one place that names the concrete ones.
 */
@NullMarked
package io.imagecatalog.server.runtime;

import org.jspecify.annotations.NullMarked;
