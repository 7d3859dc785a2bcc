package io.imagecatalog.bench;

import io.imagecatalog.spi.JobQueue;
import java.time.Duration;
import java.util.List;

/** A queue, and what is to be done to close it. */
record OpenedQueue(JobQueue queue, Runnable closing) implements JobQueue {
    @Override
    public void offer(long jobId) {
        queue.offer(jobId);
    }

    @Override
    public void offerAll(List<Long> jobIds) {
        queue.offerAll(jobIds);
    }

    @Override
    public List<Long> take(int max, Duration wait) throws InterruptedException {
        return queue.take(max, wait);
    }

    @Override
    public void check() {
        queue.check();
    }

    @Override
    public void close() {
        closing.run();
    }
}
