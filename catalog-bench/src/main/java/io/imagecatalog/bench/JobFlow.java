package io.imagecatalog.bench;

import io.imagecatalog.bench.CountedDatabase.Counts;
import io.imagecatalog.spi.JobQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Offers jobs a little ahead of those who work on them, and measures between two completions: the last that is to warm up,
 * and the last of all. Thread-safe.
 */
final class JobFlow {
    private static final int AHEAD = 256;

    private final Supplier<Counts> counts;
    private final int warmUp;
    private final int all;
    private final Semaphore room = new Semaphore(AHEAD);
    private final AtomicInteger completed = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile @Nullable Mark first;
    private volatile @Nullable Mark last;

    private record Mark(long nanos, Counts counts) {}

    /** What one job took, and how many there were in a second. */
    record Rate(double jobsPerSecond, double statements, double commits) {}

    /**
     * @param counts what went to the database so far
     * @param warmUp how many jobs to leave out, at least one
     * @param measured how many jobs to measure
     */
    JobFlow(Supplier<Counts> counts, int warmUp, int measured) {
        this.counts = counts;
        this.warmUp = warmUp;
        this.all = warmUp + measured;
    }

    /** Offers one job after the other from now on, on a thread of its own. */
    void offerFrom(long firstJob, JobQueue queue) {
        Thread thread = new Thread(() -> offerAll(firstJob, queue), "offers");
        thread.setDaemon(true);
        thread.start();
    }

    private void offerAll(long firstJob, JobQueue queue) {
        for (int i = 0; i < all && !isOver(); i++) {
            room.acquireUninterruptibly();
            queue.offer(firstJob + i);
        }
    }

    /** To be called for each job that was completed. */
    void completed() {
        int now = completed.incrementAndGet();
        if (now == warmUp) {
            first = mark();
        } else if (now == all) {
            last = mark();
            end.countDown();
        }
        room.release();
    }

    private Mark mark() {
        return new Mark(System.nanoTime(), counts.get());
    }

    boolean isOver() {
        return end.getCount() == 0;
    }

    /** Waits for the end. */
    Rate await() throws InterruptedException {
        if (!end.await(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Only " + completed + " of " + all + " jobs were completed");
        }
        Mark from = first;
        Mark to = last;
        if (from == null || to == null) {
            throw new IllegalStateException("Too few jobs were measured");
        }
        double jobs = all - warmUp;
        Counts spent = to.counts().since(from.counts());
        double seconds = (double) (to.nanos() - from.nanos()) / TimeUnit.SECONDS.toNanos(1);
        return new Rate(jobs / seconds, spent.statements() / jobs, spent.commits() / jobs);
    }
}
