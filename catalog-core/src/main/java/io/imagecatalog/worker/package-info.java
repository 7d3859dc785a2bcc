/**
 * Makes renditions: {@link io.imagecatalog.worker.WorkerPool} takes job ids from the queue and runs them on its threads,
 * {@link io.imagecatalog.worker.RenditionWorker} runs one job, {@link io.imagecatalog.worker.JobSweeper} brings back what
 * is due. Most hosts reach them through {@link io.imagecatalog.Catalog}. {@link io.imagecatalog.worker.FallbackJobQueue} is a
 * queue made of two, for hosts whose queue may be away.
 */
@NullMarked
package io.imagecatalog.worker;

import org.jspecify.annotations.NullMarked;
