package io.imagecatalog.server.runtime;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings the tables of the repository and of the queue up to date. Each has its own history, as each counts its own
 * versions.
 */
final class Migrations {
    private static final Map<String, String> HISTORY_OF_MODULE =
            Map.of("repository", "catalog_schema_history", "queue", "job_queue_schema_history");

    private final Database database;

    Migrations(Database database) {
        this.database = database;
    }

    /**
     * Safe to run in several processes at once: they wait for each other. Flyway alone lets them, but not while a history is
     * new: then it takes one that another process is just making for a broken one, and on H2 both make the same tables.
     */
    @SuppressWarnings("try") // the lock is there to be held
    void run() throws SQLException, IOException {
        try (MigrationLock held = MigrationLock.take(database.dialect(), flyway().getDataSource())) {
            HISTORY_OF_MODULE.forEach(this::migrate);
        }
    }

    private void migrate(String module, String history) {
        flyway().locations("classpath:io/imagecatalog/" + module + "/jdbc/"
                        + database.dialect().folder())
                .table(history)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    /** On connections of its own, as a migration, or waiting for another one, may take longer than any other statement. */
    private FluentConfiguration flyway() {
        return Flyway.configure().dataSource(database.jdbcUrl(), database.user(), database.password());
    }
}
