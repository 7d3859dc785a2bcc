/**
 * Adapters that keep everything on the heap: {@link io.imagecatalog.memory.InMemoryCatalogRepository},
 * {@link io.imagecatalog.memory.InMemoryStorage} and {@link io.imagecatalog.memory.InMemoryJobQueue}. They keep every
 * promise of their ports but the one of outliving the process, which makes them good for tests and trials.
 */
@NullMarked
package io.imagecatalog.memory;

import org.jspecify.annotations.NullMarked;
