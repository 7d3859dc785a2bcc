package io.imagecatalog.worker;

import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.QueueException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A preferred queue while it answers, and another one while it does not.
 *
 * <p>The first call that the preferred queue fails goes to the other one, and so do all after it: nobody waits for a queue
 * that is known to be away. A thread of this class asks it once a second whether it answers, and then it is used again. The
 * listener is told of both turns, once each.
 *
 * <p>Ids may wait in either, so takers look into both: into the preferred one first, into the other one when that has
 * nothing, and at least once a second. Between the two there is no order, and an id may be in both. What a preferred queue
 * loses or can't give back while it is away, the {@linkplain JobSweeper sweep} brings back.
 *
 * <p>A method throws {@link QueueException} only when the other queue is broken too. Thread-safe. Closing closes both
 * queues.
 */
public final class FallbackJobQueue implements JobQueue {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final JobQueue preferred;
    private final JobQueue other;
    private final CatalogListener listener;
    private final long intervalNanos;
    private final ScheduledThreadPoolExecutor prober = prober();

    /** How many turns there were: while that is odd, the preferred queue is left alone. */
    private final AtomicLong turns = new AtomicLong();

    private volatile long lookedIntoOther = System.nanoTime();
    private volatile boolean closed;

    public FallbackJobQueue(JobQueue preferred, JobQueue other, CatalogListener listener) {
        this(preferred, other, listener, INTERVAL);
    }

    /** @param interval between two questions to a queue that is away, and the longest that ids wait in the other one */
    FallbackJobQueue(JobQueue preferred, JobQueue other, CatalogListener listener, Duration interval) {
        this.preferred = preferred;
        this.other = other;
        this.listener = CatalogListener.all(listener);
        this.intervalNanos = TimeUnit.NANOSECONDS.convert(interval);
    }

    @Override
    public void offer(long jobId) {
        onFirstThatWorks(queue -> queue.offer(jobId));
    }

    @Override
    public void offerAll(List<Long> jobIds) {
        onFirstThatWorks(queue -> queue.offerAll(jobIds));
    }

    private void onFirstThatWorks(Consumer<JobQueue> call) {
        long turn = turns.get();
        if (prefers(turn)) {
            try {
                call.accept(preferred);
                return;
            } catch (QueueException e) {
                turnAway(turn, e);
            }
        }
        call.accept(other);
    }

    /** A wait is cut into slices of at most the interval, for a turn may come meanwhile. */
    @Override
    public List<Long> take(int max, Duration wait) throws InterruptedException {
        long waitNanos = TimeUnit.NANOSECONDS.convert(wait);
        long start = System.nanoTime();
        long left = waitNanos;
        while (true) {
            List<Long> taken = takeSlice(max, Duration.ofNanos(Math.max(0, Math.min(left, intervalNanos))));
            left = waitNanos - (System.nanoTime() - start);
            if (!taken.isEmpty() || left <= 0 || closed) {
                return taken;
            }
        }
    }

    private List<Long> takeSlice(int max, Duration wait) throws InterruptedException {
        long turn = turns.get();
        if (!prefers(turn)) {
            return other.take(max, wait);
        }
        if (System.nanoTime() - lookedIntoOther >= intervalNanos) {
            List<Long> taken = lookIntoOther(max);
            if (!taken.isEmpty()) {
                return taken;
            }
        }
        try {
            List<Long> taken = preferred.take(max, wait);
            return taken.isEmpty() ? lookIntoOther(max) : taken;
        } catch (QueueException e) {
            turnAway(turn, e);
            return other.take(max, Duration.ZERO);
        }
    }

    /** Its failure is nobody's trouble while the preferred queue answers. */
    private List<Long> lookIntoOther(int max) throws InterruptedException {
        lookedIntoOther = System.nanoTime();
        try {
            return other.take(max, Duration.ZERO);
        } catch (QueueException unused) {
            return List.of();
        }
    }

    /** Returns if one of the two answers. */
    @Override
    public void check() {
        onFirstThatWorks(JobQueue::check);
    }

    @Override
    public void close() {
        closed = true;
        prober.shutdownNow();
        try {
            preferred.close();
        } finally {
            other.close();
        }
    }

    private static boolean prefers(long turn) {
        return turn % 2 == 0;
    }

    /** Of many calls that fail at once, one turns away; and a call from before the last turn has no say any more. */
    private void turnAway(long seen, QueueException cause) {
        if (!closed && turns.compareAndSet(seen, seen + 1)) {
            listener.degraded("Preferred queue away, the other one is used", cause);
            probeLater();
        }
    }

    private void probeLater() {
        Future<?> unused = prober.schedule(this::probe, intervalNanos, TimeUnit.NANOSECONDS);
    }

    /** Turns back if the preferred queue answers. */
    void probe() {
        try {
            preferred.check();
        } catch (RuntimeException stillAway) {
            probeLater();
            return;
        }
        listener.recovered("Preferred queue is back");
        turns.incrementAndGet();
    }

    /** Starts its thread when the first question is to be asked, and drops what comes after it was shut down. */
    private static ScheduledThreadPoolExecutor prober() {
        return new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread thread = new Thread(task, "catalog-queue-probe");
                    thread.setDaemon(true);
                    return thread;
                },
                new DiscardPolicy());
    }
}
