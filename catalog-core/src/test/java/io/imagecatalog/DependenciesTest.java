package io.imagecatalog;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tree in the README is what the build resolved for the core at run time, less what is optional. */
class DependenciesTest {
    private static final Path RESOLVED = Path.of("target/runtime-dependencies.txt");
    private static final Pattern RESOLVED_LINE = Pattern.compile("(?m)^ +([^:\\s]+:[^:\\s]+):jar:(?!.*\\(optional\\))");

    private static final Pattern SHOWN_TREE = Pattern.compile("```\ncatalog-core\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SHOWN_LINE = Pattern.compile("(?m)[^:\\s]+:[^:\\s]+$");

    @Test
    void an_embedder_gets_what_the_readme_shows() throws IOException {
        String tree = SHOWN_TREE
                .matcher(Files.readString(Path.of("../README.md")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        assertThat(SHOWN_LINE.matcher(tree).results().map(MatchResult::group))
                .containsExactlyInAnyOrderElementsOf(resolved());
    }

    @Test
    void no_framework_no_logging_and_no_injection_comes_along() throws IOException {
        assertThat(resolved())
                .isNotEmpty()
                .noneMatch(artifact -> artifact.matches(
                        "(?i).*(inject|guice|spring|micronaut|quarkus|slf4j|log4j|logback|logging|netty|jetty).*"));
    }

    private static Set<String> resolved() throws IOException {
        return RESOLVED_LINE
                .matcher(Files.readString(RESOLVED))
                .results()
                .map(line -> line.group(1))
                .collect(toSet());
    }
}
