package io.imagecatalog.worker;

import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.PortException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs jobs on a fixed number of threads until it is closed. One dispatcher takes no more ids from the queue than there
 * are idle workers, so nothing waits in this process that another could do.
 *
 * <p>Closing drains: no new job is begun, running ones get a grace to finish, the rest are handed back.
 */
public final class WorkerPool implements AutoCloseable {
    private static final Duration TAKE_WAIT = Duration.ofMillis(500);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);
    private static final Duration PAUSE_WHEN_BROKEN = Duration.ofSeconds(1);

    private final RenditionWorker worker;
    private final JobSweeper sweeper;
    private final JobQueue queue;
    private final CatalogListener listener;
    private final Duration drainGrace;
    private final Semaphore idle;
    private final ExecutorService workers;
    private final ExecutorService dispatcher;
    private final ScheduledExecutorService housekeeping;
    private volatile boolean running = true;

    private WorkerPool(
            RenditionWorker worker,
            JobSweeper sweeper,
            JobQueue queue,
            CatalogListener listener,
            int threads,
            Duration drainGrace) {
        this.worker = worker;
        this.sweeper = sweeper;
        this.queue = queue;
        this.listener = CatalogListener.all(listener);
        this.drainGrace = drainGrace;
        this.idle = new Semaphore(threads);
        this.workers = Executors.newFixedThreadPool(threads, named("catalog-worker-"));
        this.dispatcher = Executors.newSingleThreadExecutor(named("catalog-dispatcher-"));
        this.housekeeping = Executors.newSingleThreadScheduledExecutor(named("catalog-housekeeping-"));
    }

    /**
     * Starts working at once.
     *
     * @param drainGrace how long {@link #close()} waits for running jobs
     */
    public static WorkerPool start(
            RenditionWorker worker,
            JobSweeper sweeper,
            JobQueue queue,
            CatalogListener listener,
            int threads,
            Duration drainGrace) {
        WorkerPool pool = new WorkerPool(worker, sweeper, queue, listener, threads, drainGrace);
        pool.startThreads();
        return pool;
    }

    /** Threads are never interrupted: that would break an embedded database in the middle of its file access. */
    @Override
    public void close() {
        running = false;
        dispatcher.shutdown();
        try {
            dispatcher.awaitTermination(2 * TAKE_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            workers.shutdown();
            workers.awaitTermination(drainGrace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            workers.shutdown();
            housekeeping.shutdown();
            worker.leases().releaseAll(listener);
        }
    }

    private void startThreads() {
        dispatcher.execute(this::dispatch);
        every(worker.leases().term().dividedBy(3), new Guarded("Leases not renewed", worker.leases()::renewAll));
        every(SWEEP_EVERY, new Guarded("Sweep put off", sweeper::sweep));
    }

    private void every(Duration period, Guarded task) {
        Future<?> unused =
                housekeeping.scheduleWithFixedDelay(task::runQuietly, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void dispatch() {
        Guarded round = new Guarded("Queue away", this::takeAndRun);
        try {
            while (running) {
                round.run();
                if (round.isBroken()) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_WHEN_BROKEN.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeAndRun() throws InterruptedException {
        if (!idle.tryAcquire(TAKE_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        idle.release();
        List<Long> jobIds = queue.take(idle.availablePermits(), TAKE_WAIT);
        if (!running) {
            queue.offerAll(jobIds);
            return;
        }
        for (long jobId : jobIds) {
            idle.acquire();
            workers.execute(() -> runOne(jobId));
        }
    }

    private void runOne(long jobId) {
        try {
            worker.run(jobId);
        } catch (PortException e) {
            listener.degraded("Job " + jobId + " left to its lease", e);
        } finally {
            idle.release();
        }
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Something that is done over and over, and may break and heal. */
    @FunctionalInterface
    private interface Round {
        void run() throws InterruptedException;
    }

    /** Runs a round and tells when it begins to fail, not every time it does. */
    private final class Guarded {
        private final String complaint;
        private final Round round;
        private volatile boolean broken;

        Guarded(String complaint, Round round) {
            this.complaint = complaint;
            this.round = round;
        }

        boolean isBroken() {
            return broken;
        }

        void run() throws InterruptedException {
            try {
                round.run();
                broken = false;
            } catch (RuntimeException | Error e) {
                if (!broken && running) {
                    listener.degraded(complaint, e);
                }
                broken = true;
            }
        }

        void runQuietly() {
            try {
                run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
