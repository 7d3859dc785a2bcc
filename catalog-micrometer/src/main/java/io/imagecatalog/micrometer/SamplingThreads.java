package io.imagecatalog.micrometer;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that samples are taken on: as many as there are kinds of samples, and none while nobody asks. */
final class SamplingThreads implements Executor, AutoCloseable {
    private static final int KINDS = 2;
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, KINDS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), SamplingThreads::daemon);

    /** @throws RejectedExecutionException if it was closed, or all threads are taken */
    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "catalog-metrics");
        thread.setDaemon(true);
        return thread;
    }
}
