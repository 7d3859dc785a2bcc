/**
 * Benchmarks and drivers, one class a question, with peers beside us in the same run. Build them with {@code mvn -pl
 * catalog-bench -am package -DskipTests} and run them from the project's root; each class says how.
 *
 * <ul>
 *   <li>{@link io.imagecatalog.bench.PipelineBenchmark}: how long does the whole job take, and how much CPU?
 *   <li>{@link io.imagecatalog.bench.PeerComparison}: how long does it take beside sharp, libvips and libjpeg-turbo?
 *   <li>{@link io.imagecatalog.bench.ResizeBenchmark}: how long does scaling alone take?
 *   <li>{@link io.imagecatalog.bench.DecodeBenchmark}, {@link io.imagecatalog.bench.EncodeBenchmark}: how long does our JPEG
 *       codec take?
 *   <li>{@link io.imagecatalog.codec.jpeg.InverseKernelBenchmark}, {@link io.imagecatalog.codec.jpeg.ForwardKernelBenchmark},
 *       {@link io.imagecatalog.codec.jpeg.EntropyKernelBenchmark}: and its kernels, does the compiler still vectorise them?
 *   <li>{@link io.imagecatalog.bench.PsnrBenchmark}, {@link io.imagecatalog.bench.SsimBenchmark}: how long does measuring two
 *       pictures in memory take?
 *   <li>{@link io.imagecatalog.bench.HashBenchmark}, {@link io.imagecatalog.bench.HashStability}: how long does hashing take,
 *       and what is a hash worth?
 *   <li>{@link io.imagecatalog.bench.CompareBenchmark}: how long does comparing two files take?
 *   <li>{@link io.imagecatalog.bench.CpuTimeProfiler}: CPU time beside wall time, for any of these.
 *   <li>{@link io.imagecatalog.bench.MemoryOfAJob}: how much heap does a job take, and do many at once get along?
 *   <li>{@link io.imagecatalog.bench.HostileFiles}: does any file hurt the engine?
 *   <li>{@link io.imagecatalog.bench.SimilarAssets}: how long does it take to find near-duplicates among many assets?
 *   <li>{@link io.imagecatalog.bench.JobThroughput}, {@link io.imagecatalog.bench.OfferLatency}: how many jobs a second get
 *       through a repository and a queue, and how soon is one taken that was offered?
 *   <li>{@link io.imagecatalog.bench.Growth}: does a page cost more among a million assets, and which indexes find it?
 *   <li>{@link io.imagecatalog.bench.Retrieval}: how fast is a thumb handed out over HTTP?
 *   <li>{@link io.imagecatalog.bench.ContactSheet}: do the renditions look right?
 * </ul>
 */
@NullMarked
package io.imagecatalog.bench;

import org.jspecify.annotations.NullMarked;
