package io.imagecatalog.server.runtime;

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
    private final String folder;

    /** By the definitions in that folder of each module, which is its dialect's. */
    Migrations(DataSource database, String folder) {
        this.database = database;
        this.folder = folder;
    }

    /** Safe to run in several processes at once: they wait for each other. */
    void run() {
        HISTORY_OF_MODULE.forEach(this::migrate);
    }

    private void migrate(String module, String history) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:io/imagecatalog/" + module + "/jdbc/" + folder)
                .table(history)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
