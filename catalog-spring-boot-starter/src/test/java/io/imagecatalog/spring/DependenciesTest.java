package io.imagecatalog.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What comes with the starter, as the build resolved it. */
class DependenciesTest {
    private static final Path RESOLVED = Path.of("target/runtime-dependencies.txt");
    private static final Pattern RESOLVED_LINE = Pattern.compile("(?m)^ +([^:\\s]+:[^:\\s]+):jar:(?!.*\\(optional\\))");

    @Test
    void are_the_catalogs_libraries_and_what_every_application_of_boot_has() throws IOException {
        List<String> resolved = RESOLVED_LINE
                .matcher(Files.readString(RESOLVED))
                .results()
                .map(DependenciesTest::artifact)
                .toList();

        assertThat(resolved.stream().filter(artifact -> artifact.matches("org.springframework.*|io.imagecatalog:.*")))
                .containsExactlyInAnyOrder(
                        "io.imagecatalog:catalog-codec-jpeg",
                        "io.imagecatalog:catalog-core",
                        "io.imagecatalog:catalog-storage-fs",
                        "io.imagecatalog:catalog-repository-jdbc",
                        "io.imagecatalog:catalog-queue-jdbc",
                        "org.springframework.boot:spring-boot-starter",
                        "org.springframework.boot:spring-boot-starter-logging",
                        "org.springframework.boot:spring-boot-autoconfigure",
                        "org.springframework.boot:spring-boot",
                        "org.springframework:spring-aop",
                        "org.springframework:spring-beans",
                        "org.springframework:spring-context",
                        "org.springframework:spring-core",
                        "org.springframework:spring-expression");
        assertThat(resolved)
                .noneMatch(artifact ->
                        artifact.matches("(?i).*(servlet|tomcat|webmvc|h2|hikari|jackson|inject|micrometer-core).*"));
    }

    private static String artifact(MatchResult line) {
        return line.group(1);
    }
}
