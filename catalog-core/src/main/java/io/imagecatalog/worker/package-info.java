/**
 * Makes renditions: {@link io.imagecatalog.worker.WorkerPool} takes job ids from the queue and runs them on its threads,
 * {@link io.imagecatalog.worker.RenditionWorker} runs one job, {@link io.imagecatalog.worker.JobSweeper} brings back what
 * is due. Most hosts reach them through {@link io.imagecatalog.Catalog}.
 */
@NullMarked
package io.imagecatalog.worker;

import org.jspecify.annotations.NullMarked;
