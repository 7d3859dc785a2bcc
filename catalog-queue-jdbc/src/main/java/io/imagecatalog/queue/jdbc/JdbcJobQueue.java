package io.imagecatalog.queue.jdbc;

import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.QueueException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Keeps waiting ids in the table {@code job_queue} of an SQL database; H2 for now.
 *
 * <p>Any number of processes may share the table, and no two takers get the same id. A taker that waits is woken at once
 * by an offer of its own process; offers of other processes it finds by looking now and then. Ids outlive the process, but
 * those that a taker was given and had not worked on when it died are gone.
 *
 * <p>Thread-safe. A method borrows at most one connection and holds none while it waits. The data source belongs to the
 * caller, who closes it; closing the queue only lets waiting takers go, and later ones no longer wait.
 */
public final class JdbcJobQueue implements JobQueue {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    /** Connection, serialization, insufficient resources, operator intervention, timeout. */
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "57", "HY");

    /** H2's broken connection, closed database, database in use by another process, concurrent update. */
    private static final Set<String> TRANSIENT_STATES = Set.of("90067", "90098", "90121", "90020", "90131", "55P03");

    private final JobQueueTable table;
    private final Bell bell = new Bell();
    private final long pollNanos;

    /** Looks for offers of other processes five times a second. Does not connect yet. */
    public JdbcJobQueue(DataSource dataSource) {
        this(dataSource, POLL_INTERVAL);
    }

    /**
     * Does not connect yet.
     *
     * @param pollInterval how long a waiting taker may miss an offer of another process; positive
     */
    public JdbcJobQueue(DataSource dataSource, Duration pollInterval) {
        if (pollInterval.isZero() || pollInterval.isNegative()) {
            throw new IllegalArgumentException("A poll interval is positive, not " + pollInterval);
        }
        this.table = new JobQueueTable(dataSource);
        this.pollNanos = TimeUnit.NANOSECONDS.convert(pollInterval);
    }

    @Override
    public void offer(long jobId) {
        try {
            table.add(jobId);
        } catch (SQLException e) {
            throw exception(e);
        }
        bell.ring();
    }

    @Override
    public List<Long> take(int max, Duration wait) throws InterruptedException {
        long waitNanos = TimeUnit.NANOSECONDS.convert(wait);
        long start = System.nanoTime();
        while (true) {
            // Before the database sees the thread: pools and files take an interrupt for a failure.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            long rings = bell.rings();
            List<Long> taken = remove(max);
            long left = waitNanos - (System.nanoTime() - start);
            if (!taken.isEmpty() || left <= 0 || bell.isSilenced()) {
                return taken;
            }
            bell.await(rings, Math.min(left, pollNanos));
        }
    }

    private List<Long> remove(int max) {
        try {
            return table.removeOldest(max);
        } catch (SQLException e) {
            throw exception(e);
        }
    }

    @Override
    public void check() {
        try {
            table.check();
        } catch (SQLException e) {
            throw exception(e);
        }
    }

    @Override
    public void close() {
        bell.silence();
    }

    private static QueueException exception(SQLException e) {
        boolean isTransient = isTransient(e);
        return new QueueException(
                isTransient ? "The queue's database is not available" : "The queue's database refused a statement",
                e,
                isTransient);
    }

    private static boolean isTransient(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        boolean isConnectionLost = e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || e instanceof SQLNonTransientConnectionException;
        return isConnectionLost
                || TRANSIENT_STATES.contains(state)
                || TRANSIENT_CLASSES.stream().anyMatch(state::startsWith);
    }
}
