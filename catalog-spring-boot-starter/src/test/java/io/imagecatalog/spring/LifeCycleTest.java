package io.imagecatalog.spring;

import static io.imagecatalog.spring.Fixture.application;
import static io.imagecatalog.spring.Fixture.awaitNoThreads;
import static io.imagecatalog.spring.Fixture.awaitRendition;
import static io.imagecatalog.spring.Fixture.lazy;
import static io.imagecatalog.spring.Fixture.photo;
import static io.imagecatalog.spring.Fixture.threads;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.AssetService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Workers, from the start of an application to its end. */
class LifeCycleTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void waitForThoseOfOtherTests() {
        awaitNoThreads();
    }

    @Test
    void no_thread_runs_before_the_application_is_complete() {
        List<String> early = new ArrayList<>();
        application(directory)
                .withBean(SmartInitializingSingleton.class, () -> () -> early.addAll(threads()))
                .run(context -> {
                    assertThat(early).isEmpty();
                    assertThat(threads()).isNotEmpty();
                });
    }

    @Test
    void workers_run_in_an_application_that_makes_its_beans_when_they_are_needed() {
        lazy(application(directory)).run(context -> assertThat(threads()).isNotEmpty());
    }

    @Test
    void with_no_workers_no_thread_runs_at_all() {
        application(directory)
                .withPropertyValues("catalog.workers.threads=0")
                .run(context -> assertThat(threads()).isEmpty());
    }

    @Test
    void workers_are_gone_before_the_database_is() {
        List<String> late = new ArrayList<>();
        application(directory)
                .withBean(
                        ClosingDatabase.class,
                        () -> new ClosingDatabase(() -> {
                            awaitNoThreads();
                            late.add("closed");
                        }))
                .run(context -> {
                    assertThat(threads()).isNotEmpty();
                    late.add("not closed yet");
                });

        assertThat(late).containsExactly("not closed yet", "closed");
    }

    @Test
    void workers_go_on_in_an_application_that_was_stopped_and_started_again() {
        application(directory).run(context -> {
            AssetService assets = context.getBean(AssetService.class);
            context.stop();
            awaitNoThreads();
            long asset = assets.upload("shop", photo(directory)).asset().id();

            context.start();

            awaitRendition(assets, asset, "thumb");
        });
    }

    /** Tells when it is closed. */
    private static final class ClosingDatabase extends HikariDataSource {
        private final Runnable onClose;

        ClosingDatabase(Runnable onClose) {
            this.onClose = onClose;
            setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            setUsername("sa");
        }

        @Override
        public void close() {
            onClose.run();
            super.close();
        }
    }
}
