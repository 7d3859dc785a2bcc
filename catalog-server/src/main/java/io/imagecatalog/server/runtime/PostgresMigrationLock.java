package io.imagecatalog.server.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** An advisory lock, which lasts as long as a transaction. */
record PostgresMigrationLock(Connection connection) implements MigrationLock {
    /** Spells the program's name, so that it is nobody else's. */
    private static final long KEY = 0x6361_7461_6c6f_67L;

    static MigrationLock take(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(" + KEY + ")");
            return new PostgresMigrationLock(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
