/**
 * Benchmarks, one class a question, with peers beside us in the same run. Build them with {@code mvn -pl catalog-bench -am
 * package -DskipTests}; each class says how to run it.
 */
@NullMarked
package io.imagecatalog.bench;

import org.jspecify.annotations.NullMarked;
