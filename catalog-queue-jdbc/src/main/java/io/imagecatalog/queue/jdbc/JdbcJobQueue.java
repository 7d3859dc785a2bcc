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
 * Keeps waiting ids in the table {@code job_queue} of an SQL database: H2, PostgreSQL or MariaDB.
 *
 * <p>Any number of processes may share the table, and no two takers get the same id. A taker that waits is woken at once
 * by an offer of its own process. Of offers of other processes PostgreSQL tells at once; on other databases they are found
 * by looking now and then. Ids outlive the process, but those that a taker was given and had not worked on when it died are
 * gone, and on PostgreSQL a crash of the server takes all of them: there the table is not logged, so that neither an offer
 * nor a take waits for the disk.
 *
 * <p>Thread-safe. A method borrows at most one connection and holds none while it waits. On PostgreSQL the queue keeps one
 * more from when a taker first waits, to listen on, and gets another when that is lost: a pool needs one to spare for it,
 * and its driver is to be PostgreSQL's own. While that connection is lost, or the network has lost it without a word, offers of
 * other processes are found by looking, within 5 seconds. A method waits as long as the driver does: as for the repository, give
 * it a {@code socketTimeout}. The data source belongs to the caller, who closes it; closing the queue gives
 * up that connection and lets waiting takers go, and later ones no longer wait.
 */
public final class JdbcJobQueue implements JobQueue {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    /** Connection, serialization, insufficient resources, operator intervention, timeout. */
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "57", "HY");

    /**
     * H2's broken connection, closed database, database in use by another process, concurrent update; PostgreSQL's of a lock
     * that was not to be had and of being silent too long.
     */
    private static final Set<String> TRANSIENT_STATES =
            Set.of("90067", "90098", "90121", "90020", "90131", "55P03", "25P03", "25P04");

    private final JobQueueTable table;
    private final Bell bell = new Bell();
    private final Offers offers;

    /** Looks for offers of other processes five times a second where it has to. Does not connect yet. */
    public JdbcJobQueue(DataSource dataSource) {
        this(dataSource, POLL_INTERVAL);
    }

    /**
     * Does not connect yet.
     *
     * @param pollInterval how long a waiting taker may miss an offer of another process where the database does not tell of
     *     it; positive
     */
    public JdbcJobQueue(DataSource dataSource, Duration pollInterval) {
        if (pollInterval.isZero() || pollInterval.isNegative()) {
            throw new IllegalArgumentException("A poll interval is positive, not " + pollInterval);
        }
        this.table = new JobQueueTable(dataSource);
        this.offers = new Offers(dataSource, bell, TimeUnit.NANOSECONDS.convert(pollInterval));
    }

    @Override
    public void offer(long jobId) {
        offerAll(List.of(jobId));
    }

    @Override
    public void offerAll(List<Long> jobIds) {
        try {
            table.add(jobIds);
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
            boolean mayWait = waitNanos > 0;
            List<Long> taken = mayWait && offers.areNone(rings) ? List.of() : remove(max, rings);
            long left = waitNanos - (System.nanoTime() - start);
            if (!taken.isEmpty() || left <= 0 || bell.isSilenced()) {
                return taken;
            }
            listen();
            bell.await(rings, Math.min(left, offers.nextLookNanos()));
        }
    }

    private List<Long> remove(int max, long rings) {
        try {
            List<Long> oldest = table.removeOldest(max);
            if (oldest.isEmpty()) {
                offers.nothingFound(rings);
            }
            return oldest;
        } catch (SQLException e) {
            throw exception(e);
        }
    }

    private void listen() {
        try {
            offers.listen();
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
        offers.close();
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
