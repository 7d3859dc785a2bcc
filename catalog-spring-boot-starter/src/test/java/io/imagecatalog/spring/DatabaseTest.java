package io.imagecatalog.spring;

import static io.imagecatalog.spring.Fixture.awaitRendition;
import static io.imagecatalog.spring.Fixture.photo;
import static io.imagecatalog.spring.Fixture.withDatabase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.AssetService;
import io.imagecatalog.queue.jdbc.JdbcJobQueue;
import io.imagecatalog.repository.jdbc.JdbcCatalogRepository;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.RepositoryException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** An application with a {@code DataSource}. */
class DatabaseTest {
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
        withDatabase(directory, inAFile())
                .run(context -> assertThatThrownBy(context.getBean(CatalogRepository.class)::check)
                        .isInstanceOf(RepositoryException.class));
    }

    @Test
    void makes_its_tables_itself_if_it_says_so() {
        withDatabase(directory, inMemory)
                .withPropertyValues("catalog.jdbc.initialize-schema=never", "catalog.workers.threads=0")
                .run(context -> assertThatThrownBy(context.getBean(CatalogRepository.class)::check)
                        .isInstanceOf(RepositoryException.class));
    }

    @Test
    void takes_the_tables_that_a_migration_at_its_start_has_made() {
        withDatabase(directory, inMemory)
                .withConfiguration(AutoConfigurations.of(DataSourceInitializationAutoConfiguration.class))
                .withPropertyValues("spring.sql.init.schema-locations="
                        + "classpath:io/imagecatalog/repository/jdbc/h2/V1__catalog.sql,"
                        + "classpath:io/imagecatalog/repository/jdbc/h2/V2__near_duplicates.sql,"
                        + "classpath:io/imagecatalog/repository/jdbc/h2/V3__measured_quality.sql,"
                        + "classpath:io/imagecatalog/repository/jdbc/h2/V4__newest_assets.sql,"
                        + "classpath:io/imagecatalog/repository/jdbc/h2/V5__request_ids.sql,"
                        + "classpath:io/imagecatalog/queue/jdbc/h2/V1__job_queue.sql")
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
}
