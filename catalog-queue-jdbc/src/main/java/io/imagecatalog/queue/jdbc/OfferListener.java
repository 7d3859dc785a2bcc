package io.imagecatalog.queue.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Rings the bell for every offer that PostgreSQL tells of, whichever process made it. Holds a connection of its own, and gets
 * a new one when that is lost. Thread-safe.
 */
final class OfferListener implements Runnable {
    private static final Logger LOG = System.getLogger(OfferListener.class.getName());
    private static final int LOOK_UP_AFTER_MILLIS = 500;
    private static final long ASK_AFTER_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int ANSWER_WITHIN_SECONDS = 5;
    private static final long RECONNECT_AFTER_MILLIS = 1000;

    private final DataSource dataSource;
    private final Bell bell;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Connection connection;
    private volatile boolean listening;
    private boolean lossWasLogged;

    private OfferListener(DataSource dataSource, Bell bell) {
        this.dataSource = dataSource;
        this.bell = bell;
    }

    /** Listens on a thread of its own until it is closed. */
    static OfferListener start(DataSource dataSource, Bell bell) {
        OfferListener listener = new OfferListener(dataSource, bell);
        Thread thread = new Thread(listener, "catalog-job-offers");
        thread.setDaemon(true);
        thread.start();
        return listener;
    }

    /** Whether the bell rings for every offer from now on; it rings when this changes, too. */
    boolean isListening() {
        return listening;
    }

    @Override
    public void run() {
        while (!isClosed()) {
            try (Connection own = dataSource.getConnection()) {
                listenOn(own);
            } catch (SQLException e) {
                pauseAfter(e);
            }
        }
        ended.countDown();
    }

    private void listenOn(Connection own) throws SQLException {
        connection = own;
        try (Statement statement = own.createStatement()) {
            own.setAutoCommit(true);
            statement.execute("LISTEN job_offered");
            setListening(true);
            awaitOffers(own);
            statement.execute("UNLISTEN job_offered");
        } catch (SQLException e) {
            // A pool would hand it on, still listening.
            own.abort(Runnable::run);
            throw e;
        } finally {
            connection = null;
            setListening(false);
        }
    }

    /** Until it is closed: nothing else could wake this thread and leave the connection whole. */
    private void awaitOffers(Connection own) throws SQLException {
        PGConnection listening = own.unwrap(PGConnection.class);
        long lastSign = System.nanoTime();
        while (!isClosed()) {
            PGNotification[] offers = listening.getNotifications(LOOK_UP_AFTER_MILLIS);
            if (offers != null && offers.length > 0) {
                bell.ring();
                lastSign = System.nanoTime();
            } else if (System.nanoTime() - lastSign > ASK_AFTER_NANOS) {
                requireAnswer(own);
                lastSign = System.nanoTime();
            }
        }
    }

    private static void requireAnswer(Connection own) throws SQLException {
        if (!own.isValid(ANSWER_WITHIN_SECONDS)) {
            throw new SQLException("The connection is gone", "08006");
        }
    }

    private void setListening(boolean now) {
        listening = now;
        if (now) {
            lossWasLogged = false;
            LOG.log(Level.DEBUG, "Listening for offers");
        }
        bell.ring();
    }

    private void pauseAfter(SQLException e) {
        if (!isClosed() && !lossWasLogged) {
            lossWasLogged = true;
            LOG.log(
                    Level.WARNING,
                    "Listening for offers failed; the queue looks for them until it works again: {0}",
                    e.getMessage());
        }
        try {
            closed.await(RECONNECT_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException nobodyElseKnowsThisThread) {
            closed.countDown();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Gives the connection back; nothing is heard from now on. */
    void close() {
        closed.countDown();
        try {
            if (!ended.await(2 * LOOK_UP_AFTER_MILLIS, TimeUnit.MILLISECONDS)) {
                abortIfOpen();
            }
        } catch (InterruptedException e) {
            abortIfOpen();
            Thread.currentThread().interrupt();
        }
    }

    /** For when the database does not answer. */
    private void abortIfOpen() {
        Connection own = connection;
        if (own != null) {
            abort(own);
        }
    }

    /** What can't be aborted is gone already. */
    @SuppressWarnings("EmptyCatch")
    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException ignored) {
            // Its thread finds that out by itself.
        }
    }
}
