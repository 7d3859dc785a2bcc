package io.imagecatalog.spring;

import static io.imagecatalog.spring.Fixture.application;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.util.FileSystemUtils;

class HealthTest {
    @TempDir
    private Path directory;

    @Test
    void is_up_while_each_part_works() {
        application(directory).run(context -> {
            Health health = context.getBean("catalogHealthIndicator", HealthIndicator.class)
                    .health();

            assertThat(health).isNotNull();
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails()).isEqualTo(Map.of("repository", "UP", "storage", "UP", "queue", "UP"));
        });
    }

    @Test
    void is_down_and_names_the_part_and_nothing_else_once_the_directory_is_gone() {
        Path pictures = directory.resolve("pictures");
        application(pictures).withPropertyValues("catalog.workers.threads=0").run(context -> {
            deleteAll(pictures);

            Health health = context.getBean("catalogHealthIndicator", HealthIndicator.class)
                    .health();

            assertThat(health).isNotNull();
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails()).isEqualTo(Map.of("repository", "UP", "storage", "DOWN", "queue", "UP"));
        });
    }

    @Test
    void is_not_told_if_that_is_switched_off_or_boot_has_no_health() {
        application(directory)
                .withPropertyValues("management.health.catalog.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
        application(directory)
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("catalogHealthIndicator"));
    }

    private static void deleteAll(Path pictures) throws IOException {
        assertThat(FileSystemUtils.deleteRecursively(pictures)).isTrue();
    }
}
