package io.imagecatalog.server.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A lock by name, which lasts as long as its connection. */
record MariaDbMigrationLock(Connection connection) implements MigrationLock {

    static MigrationLock take(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        try (Statement statement = connection.createStatement()) {
            // Names hold for the whole server, so it is the database's too; a negative time waits for ever.
            statement.execute("SELECT GET_LOCK(SHA2(CONCAT('catalog tables of ', DATABASE()), 256), -1)");
            return new MariaDbMigrationLock(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
