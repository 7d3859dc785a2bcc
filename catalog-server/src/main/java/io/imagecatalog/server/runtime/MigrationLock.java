package io.imagecatalog.server.runtime;

import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Held while the tables are changed. A process that dies gives it back. */
interface MigrationLock extends AutoCloseable {

    /** Waits until no other process changes the tables of this database, and keeps others waiting. */
    static MigrationLock take(Dialect dialect, DataSource database) throws SQLException, IOException {
        return switch (dialect) {
            case H2 -> H2MigrationLock.take(database);
            case POSTGRESQL -> PostgresMigrationLock.take(database);
            case MARIADB -> MariaDbMigrationLock.take(database);
        };
    }

    @Override
    void close() throws SQLException, IOException;
}
