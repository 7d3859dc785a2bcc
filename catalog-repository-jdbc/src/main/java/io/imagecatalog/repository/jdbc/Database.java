package io.imagecatalog.repository.jdbc;

import io.imagecatalog.spi.RepositoryException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Runs work in transactions, again if another transaction was in the way. Thread-safe. */
final class Database {
    private static final int MAX_TRIES = 5;
    private static final long MAX_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final DataSource dataSource;

    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Something to do with the tables, without lasting effect if it throws. */
    @FunctionalInterface
    interface Work<T> {
        T run(Tables tables) throws SQLException;
    }

    /** Runs one statement that only reads. */
    <T> T read(Work<T> work) {
        return withRetries(connection -> work.run(Tables.of(connection)));
    }

    <T> T transaction(Work<T> work) {
        return withRetries(connection -> committed(connection, work));
    }

    /**
     * Changes rows and gives them back as they are then.
     *
     * @param statement does it by one statement, which commits itself, where the database can
     * @param statements do it in a transaction elsewhere
     */
    <T> T update(Work<T> statement, Work<T> statements) {
        return withRetries(connection ->
                returnsUpdated(connection) ? selfCommitting(connection, statement) : committed(connection, statements));
    }

    private static boolean returnsUpdated(Connection connection) throws SQLException {
        return Dialect.of(connection).filter(Dialect::returnsUpdated).isPresent();
    }

    private static <T> T selfCommitting(Connection connection, Work<T> statement) throws SQLException {
        connection.setAutoCommit(true);
        return statement.run(Tables.of(connection));
    }

    private <T> T withRetries(OnConnection<T> action) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = dataSource.getConnection()) {
                return action.run(connection);
            } catch (SQLException e) {
                SqlFailure failure = SqlFailure.of(e);
                if (!failure.isWorthAnotherTry() || attempt == MAX_TRIES) {
                    throw exception(failure, e);
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(MAX_PAUSE_NANOS));
            }
        }
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.run(Tables.of(connection));
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        } finally {
            restore(connection);
        }
    }

    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /** Only a broken connection refuses this, and whoever pools connections finds that out by himself. */
    @SuppressWarnings("EmptyCatch")
    private static void restore(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException ignored) {
            // The result of the transaction matters more.
        }
    }

    /** Its message can reach clients by way of a job's last error, so that what the database said is in the cause only. */
    static RepositoryException exception(SqlFailure failure, SQLException e) {
        String message = failure.isTransient() ? "The database is not available" : "The database refused a statement";
        return new RepositoryException(message, e, failure.isTransient());
    }

    @FunctionalInterface
    private interface OnConnection<T> {
        T run(Connection connection) throws SQLException;
    }
}
