package io.imagecatalog.server.runtime;

import java.util.Map;
import org.flywaydb.core.Flyway;

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

    /** Safe to run in several processes at once: they wait for each other. */
    void run() {
        HISTORY_OF_MODULE.forEach(this::migrate);
    }

    /** On connections of its own, as a migration may take longer than any other statement. */
    private void migrate(String module, String history) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:io/imagecatalog/" + module + "/jdbc/"
                        + database.dialect().folder())
                .table(history)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
