package io.imagecatalog.queue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The table of waiting ids. */
record JobQueueTable(DataSource dataSource) {
    private static final QueueStatements SHARED = new SharedStatements();
    private static final QueueStatements POSTGRES = new PostgresStatements();

    void add(List<Long> jobIds) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            statements(connection).add(connection, jobIds);
        }
    }

    List<Long> removeOldest(int max) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return statements(connection).removeOldest(connection, max);
        }
    }

    private static QueueStatements statements(Connection connection) throws SQLException {
        return Dialect.of(connection).filter(Dialect::isPostgres).isPresent() ? POSTGRES : SHARED;
    }

    void check() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT seq FROM job_queue WHERE seq = 0")) {
            statement.executeQuery().close();
        }
    }
}
