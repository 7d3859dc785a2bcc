package io.imagecatalog.queue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Knows when a waiting taker has to look into the table: now and then, but seldom while the database itself tells of offers.
 * Thread-safe.
 */
final class Offers {
    /** An offer that was not told of is one whose taker died while it had it, or was told to a connection that was just lost. */
    private static final long SELDOM_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final DataSource dataSource;
    private final Bell bell;
    private final long pollNanos;
    private boolean asked;
    private volatile @Nullable OfferListener listener;
    private volatile @Nullable EmptyLook lastLook;

    /** Somebody looked after so many rings and found nothing. */
    private record EmptyLook(long rings, long nanos) {}

    Offers(DataSource dataSource, Bell bell, long pollNanos) {
        this.dataSource = dataSource;
        this.bell = bell;
        this.pollNanos = pollNanos;
    }

    /** Listens from now on, where the database tells of offers. */
    synchronized void listen() throws SQLException {
        if (asked) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            boolean told = Dialect.of(connection).filter(Dialect::isPostgres).isPresent();
            asked = true;
            listener = told && !bell.isSilenced() ? OfferListener.start(dataSource, bell) : null;
        }
    }

    synchronized void close() {
        OfferListener open = listener;
        if (open != null) {
            open.close();
        }
    }

    void nothingFound(long rings) {
        lastLook = new EmptyLook(rings, System.nanoTime());
    }

    /** Whether somebody found nothing a short while ago, and would have been told of an offer since. */
    boolean areNone(long rings) {
        EmptyLook last = lastLook;
        return isListening()
                && last != null
                && last.rings() == rings
                && System.nanoTime() - last.nanos() < nextLookNanos();
    }

    /** How long to wait for the bell before looking again. */
    long nextLookNanos() {
        return isListening() ? Math.max(SELDOM_NANOS, pollNanos) : pollNanos;
    }

    private boolean isListening() {
        OfferListener started = listener;
        return started != null && started.isListening();
    }
}
