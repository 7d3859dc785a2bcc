package io.imagecatalog.spi;

import java.time.Duration;
import java.util.List;

/**
 * The bell that wakes idle workers: a set of job ids in order of arrival.
 *
 * <p>It may lose an id, or hand one out twice; the repository is the truth and repairs both. It knows nothing of attempts,
 * delays or leases.
 *
 * <p>Thread-safe. Every method throws {@link QueueException} when the queue is broken.
 */
public interface JobQueue extends AutoCloseable {

    /** Adds an id at the end. An id that is waiting already keeps its place and is taken once. */
    void offer(long jobId);

    /** Adds many ids at the end, in their order, each as {@link #offer} does. If it throws, some of them may be there. */
    default void offerAll(List<Long> jobIds) {
        jobIds.forEach(this::offer);
    }

    /**
     * Removes and returns the ids that have waited longest.
     *
     * @param max how many at the most, at least 1
     * @param wait how long to wait for a first id; zero only looks
     * @return empty if none came in time
     */
    List<Long> take(int max, Duration wait) throws InterruptedException;

    /**
     * Returns if ids can be offered and taken now; cheap, and without effect.
     *
     * @throws QueueException if not
     */
    void check();

    /** Frees what the adapter opened itself, and lets waiting takers return with nothing. */
    @Override
    void close();
}
