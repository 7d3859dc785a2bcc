package io.imagecatalog.queue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The statements on the table of waiting ids. */
record JobQueueTable(DataSource dataSource) {
    private static final String INTEGRITY_CLASS = "23";

    /**
     * Adds an id, unless it is waiting. Asking first whether it is would lose an id that a taker is just removing; the
     * unique index makes this insert wait for that taker instead.
     */
    void add(long jobId) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("INSERT INTO job_queue (job_id) VALUES (?)")) {
            connection.setAutoCommit(true);
            statement.setLong(1, jobId);
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

    /** Removes and returns those that have waited longest, passing over what another taker is just removing. */
    List<Long> removeOldest(int max) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
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

    void check() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT seq FROM job_queue WHERE seq = 0")) {
            statement.executeQuery().close();
        }
    }
}
