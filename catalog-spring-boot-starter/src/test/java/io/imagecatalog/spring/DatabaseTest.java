package io.imagecatalog.spring;

import static io.imagecatalog.spring.Fixture.awaitRendition;
import static io.imagecatalog.spring.Fixture.lazy;
import static io.imagecatalog.spring.Fixture.photo;
import static io.imagecatalog.spring.Fixture.withDatabase;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.AssetService;
import io.imagecatalog.queue.jdbc.JdbcJobQueue;
import io.imagecatalog.repository.jdbc.JdbcCatalogRepository;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** An application with a {@code DataSource}. */
class DatabaseTest {
    private static final String TABLES = Stream.of(
                    "V1__catalog",
                    "V2__near_duplicates",
                    "V3__measured_quality",
                    "V4__newest_assets",
                    "V5__request_ids")
            .map(name -> "classpath:io/imagecatalog/repository/jdbc/h2/" + name + ".sql")
            .collect(joining(","));

    private final String inMemory = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @TempDir
    private Path directory;

    @Test
    void keeps_its_assets_and_jobs_in_the_database() {
        try (LoggedWarnings warnings = new LoggedWarnings()) {
            withDatabase(directory, inMemory).run(context -> {
                assertThat(context.getBean(CatalogRepository.class)).isInstanceOf(JdbcCatalogRepository.class);
                assertThat(context.getBean(JobQueue.class)).isInstanceOf(JdbcJobQueue.class);
                assertThat(warnings.all()).isEmpty();
            });
        }
    }

    @Test
    void loses_nothing_over_a_restart() {
        ApplicationContextRunner application =
                withDatabase(directory, inAFile()).withPropertyValues("catalog.jdbc.initialize-schema=always");
        AtomicLong asset = new AtomicLong();
        application
                .withPropertyValues("catalog.workers.threads=0")
                .run(context -> asset.set(context.getBean(AssetService.class)
                        .upload("shop", photo(directory))
                        .asset()
                        .id()));

        application.run(context -> awaitRendition(context.getBean(AssetService.class), asset.get(), "thumb"));

        application
                .withPropertyValues("catalog.workers.threads=0")
                .run(context -> assertThat(context.getBean(AssetService.class).rendition(asset.get(), "thumb"))
                        .isPresent());
    }

    @Test
    void gets_its_tables_by_itself_in_memory_only() {
        withDatabase(directory, inMemory).run(context -> {
            context.getBean(CatalogRepository.class).check();
            context.getBean(JobQueue.class).check();
        });
        withDatabase(directory, inAFile()).run(DatabaseTest::assertThatTablesAreMissing);
    }

    @Test
    void does_not_start_without_its_tables() {
        withDatabase(directory, inMemory)
                .withPropertyValues("catalog.jdbc.initialize-schema=never")
                .run(DatabaseTest::assertThatTablesAreMissing);
        lazy(withDatabase(directory, inMemory))
                .withPropertyValues("catalog.jdbc.initialize-schema=never")
                .run(DatabaseTest::assertThatTablesAreMissing);
    }

    @Test
    void does_not_start_without_the_queues_table_alone() {
        withDatabase(directory, inMemory)
                .withConfiguration(AutoConfigurations.of(DataSourceInitializationAutoConfiguration.class))
                .withPropertyValues(
                        "catalog.jdbc.initialize-schema=never", "spring.sql.init.schema-locations=" + TABLES)
                .run(DatabaseTest::assertThatTablesAreMissing);
    }

    @Test
    void starts_while_its_database_is_away() {
        withDatabase(directory, "jdbc:h2:tcp://localhost:1/nowhere")
                .withPropertyValues("catalog.workers.threads=0", "spring.datasource.hikari.connection-timeout=250")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void takes_the_tables_that_a_migration_at_its_start_has_made() {
        withDatabase(directory, inMemory)
                .withConfiguration(AutoConfigurations.of(DataSourceInitializationAutoConfiguration.class))
                .withPropertyValues("spring.sql.init.schema-locations=" + TABLES
                        + ",classpath:io/imagecatalog/queue/jdbc/h2/V1__job_queue.sql")
                .run(context -> {
                    context.getBean(CatalogRepository.class).check();
                    context.getBean(JobQueue.class).check();
                });
    }

    @Test
    void with_two_of_them_has_to_say_which() {
        Fixture.application(directory)
                .withBean("one", JdbcDataSource.class, JdbcDataSource::new)
                .withBean("two", JdbcDataSource.class, JdbcDataSource::new)
                .run(context ->
                        assertThat(context).getFailure().hasRootCauseInstanceOf(NoUniqueBeanDefinitionException.class));
    }

    private String inAFile() {
        return "jdbc:h2:async:" + directory.resolve("catalog");
    }

    private static void assertThatTablesAreMissing(AssertableApplicationContext context) {
        assertThat(context)
                .getFailure()
                .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class,
                        e -> assertThat(e.getName()).isEqualTo("catalog.jdbc.initialize-schema"))
                .hasMessageContaining("tables are not in the database");
    }
}
