package io.imagecatalog.spring;

import static io.imagecatalog.spring.Fixture.application;
import static io.imagecatalog.spring.Fixture.lazy;
import static io.imagecatalog.spring.Fixture.photo;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.Catalog;
import io.imagecatalog.micrometer.CatalogMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MetricsTest {
    @TempDir
    private Path directory;

    private ApplicationContextRunner application = new ApplicationContextRunner();

    @BeforeEach
    void open() {
        application = application(directory)
                .withConfiguration(AutoConfigurations.of(CatalogMetricsAutoConfiguration.class))
                .withPropertyValues("catalog.workers.threads=0");
    }

    @Test
    void tell_what_happens_and_how_the_catalog_stands() {
        application.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run(context -> {
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            Catalog catalog = context.getBean(Catalog.class);

            catalog.assets().upload("shop", photo(directory));
            catalog.runPendingJobs();

            assertThat(registry.get("catalog.attempts")
                            .tag("outcome", "completed")
                            .counter()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("catalog.stored")
                            .tag("kind", "renditions")
                            .gauge()
                            .value())
                    .isEqualTo(3);
        });
    }

    @Test
    void are_there_from_the_start_in_an_application_that_makes_its_beans_when_they_are_needed() {
        lazy(application.withBean(MeterRegistry.class, SimpleMeterRegistry::new))
                .run(context -> assertThat(context.getBean(MeterRegistry.class)
                                .find("catalog.jobs")
                                .gauges())
                        .isNotEmpty());
    }

    @Test
    void are_not_kept_without_a_registry_or_the_library_for_them() {
        application.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(CatalogMetrics.class));
        application
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withClassLoader(new FilteredClassLoader("io.imagecatalog.micrometer"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("catalogMetrics"));
    }
}
