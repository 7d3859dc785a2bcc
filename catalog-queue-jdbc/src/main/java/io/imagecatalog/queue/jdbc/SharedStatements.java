package io.imagecatalog.queue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What every database knows that can skip what is locked. */
final class SharedStatements implements QueueStatements {
    private static final String INTEGRITY_CLASS = "23";

    /**
     * Asking first whether an id is waiting would lose one that a taker is just removing; the unique index makes the insert
     * wait for that taker instead.
     */
    @Override
    public void add(Connection connection, List<Long> jobIds) throws SQLException {
        connection.setAutoCommit(true);
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO job_queue (job_id) VALUES (?)")) {
            for (long jobId : jobIds) {
                statement.setLong(1, jobId);
                insert(statement);
            }
        }
    }

    private static void insert(PreparedStatement statement) throws SQLException {
        try {
            statement.executeUpdate();
        } catch (SQLException e) {
            if (!isDuplicate(e)) {
                throw e;
            }
        }
    }

    private static boolean isDuplicate(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith(INTEGRITY_CLASS);
    }

    @Override
    public List<Long> removeOldest(Connection connection, int max) throws SQLException {
        connection.setAutoCommit(false);
        try {
            List<Long> oldest = lockOldest(connection, max);
            remove(connection, oldest);
            connection.commit();
            return oldest;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        } finally {
            restore(connection);
        }
    }

    private static List<Long> lockOldest(Connection connection, int max) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT job_id FROM job_queue ORDER BY seq LIMIT ? FOR UPDATE SKIP LOCKED")) {
            statement.setInt(1, max);
            try (ResultSet results = statement.executeQuery()) {
                List<Long> ids = new ArrayList<>();
                while (results.next()) {
                    ids.add(results.getLong(1));
                }
                return ids;
            }
        }
    }

    private static void remove(Connection connection, List<Long> jobIds) throws SQLException {
        if (jobIds.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM job_queue WHERE job_id = ?")) {
            for (long jobId : jobIds) {
                statement.setLong(1, jobId);
                statement.addBatch();
            }
            statement.executeBatch();
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
            // What became of the transaction matters more.
        }
    }
}
