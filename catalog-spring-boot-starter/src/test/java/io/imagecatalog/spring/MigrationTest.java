package io.imagecatalog.spring;

import static io.imagecatalog.spring.Fixture.withDatabase;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The strategy in the guide, at work. */
class MigrationTest {
    @TempDir
    private Path directory;

    @Test
    void tables_are_made_by_flyway_beside_the_applications_own_and_again_and_again() {
        for (int start = 0; start < 2; start++) {
            withDatabase(directory, "jdbc:h2:async:" + directory.resolve("catalog"))
                    .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
                    .withUserConfiguration(Migrations.class)
                    .run(context -> {
                        context.getBean(CatalogRepository.class).check();
                        context.getBean(JobQueue.class).check();
                        assertThat(hasCustomers(context.getBean(DataSource.class)))
                                .isTrue();
                    });
        }
    }

    private static boolean hasCustomers(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet tables = connection.getMetaData().getTables(null, null, "CUSTOMERS", null)) {
            return tables.next();
        }
    }

    // example:begin
    @Configuration
    static class Migrations {
        @Bean
        FlywayMigrationStrategy catalogTables(DataSource database) {
            return own -> {
                own.migrate();
                migrate(database, "repository", "catalog_schema_history");
                migrate(database, "queue", "job_queue_schema_history");
            };
        }

        private static void migrate(DataSource database, String part, String history) {
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:io/imagecatalog/" + part + "/jdbc/h2") // or postgresql, mariadb
                    .table(history)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
    }
    // example:end
}
