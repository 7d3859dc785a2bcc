package io.imagecatalog.server.runtime;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables of the repository and of the queue up to date. Each has its own history, as each counts its own
 * versions.
 */
final class Migrations {
    private static final Map<String, String> HISTORY_OF_MODULE =
            Map.of("repository", "catalog_schema_history", "queue", "job_queue_schema_history");

    private final DataSource database;
    private final Dialect dialect;

    Migrations(DataSource database, Dialect dialect) {
        this.database = database;
        this.dialect = dialect;
    }

    /**
     * Safe to run in several processes at once: they wait for each other. Flyway alone lets them, but not while a history is
     * new: then it takes one that another process is just making for a broken one, and on H2 both make the same tables.
     */
    @SuppressWarnings("try") // the lock is there to be held
    void run() throws SQLException, IOException {
        try (MigrationLock held = MigrationLock.take(dialect, database)) {
            HISTORY_OF_MODULE.forEach(this::migrate);
        }
    }

    private void migrate(String module, String history) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:io/imagecatalog/" + module + "/jdbc/" + dialect.folder())
                .table(history)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
