package io.imagecatalog;

import io.imagecatalog.model.Job;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.QueueException;

/** Offers a job to the queue. A queue that is away is no failure: the sweep finds the job in the repository. */
final class JobBell {
    private final JobQueue queue;
    private final CatalogListener listener;

    JobBell(JobQueue queue, CatalogListener listener) {
        this.queue = queue;
        this.listener = listener;
    }

    void ring(Job job) {
        try {
            queue.offer(job.id());
        } catch (QueueException e) {
            listener.degraded("Job " + job.id() + " waits for the sweep", e);
        }
    }
}
