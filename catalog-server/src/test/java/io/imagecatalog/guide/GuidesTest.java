package io.imagecatalog.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Java code that the guides show is code of tests, where it is compiled and run: what stands there between
 * {@code // example:NAME} and {@code // example:end}. And what a build is told to fetch is what there is.
 */
class GuidesTest {
    private static final Path PROJECT = Path.of("..");
    private static final String TEST_CODE = "src/test/java/io/imagecatalog/";
    private static final Pattern SHOWN = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("// example:[\\w-]+\n(.*?) *// example:end", Pattern.DOTALL);
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<groupId>([^<]+)</groupId>\\s*" + "<artifactId>([^<]+)</artifactId>\\s*(?:<version>([^<]+)</version>)?");

    /** @param sources where its examples are, each of which it shows */
    record Guide(String file, List<String> sources) {
        static Guide of(String file, String... sources) {
            return new Guide(file, List.of(sources));
        }

        String text() {
            return read(file);
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Guide> guides() {
        String here = "catalog-server/" + TEST_CODE + "guide/";
        String adapter = "catalog-testkit/" + TEST_CODE + "testkit/example/";
        return Stream.of(
                Guide.of("README.md", "catalog-core/" + TEST_CODE + "ReadmeTest.java", here + "ReadmeHostTest.java"),
                Guide.of(
                        "docs/writing-an-adapter.md",
                        adapter + "MapServerStorage.java",
                        adapter + "MapServerStorageTest.java"),
                Guide.of("docs/getting-started.md", here + "GettingStartedTest.java"),
                Guide.of(
                        "docs/migrating-from-thumbnailator.md",
                        "catalog-bench/" + TEST_CODE + "bench/MigrationGuideTest.java"));
    }

    @ParameterizedTest
    @MethodSource("guides")
    void a_guide_shows_every_example_as_it_is_and_nothing_else(Guide guide) {
        List<String> examples = guide.sources().stream()
                .flatMap(source -> parts(EXAMPLE, read(source)))
                .toList();

        assertThat(examples).isNotEmpty();
        assertThat(parts(SHOWN, guide.text())).containsExactlyInAnyOrderElementsOf(examples);
    }

    @ParameterizedTest
    @MethodSource("guides")
    void what_a_build_is_told_to_fetch_is_there_and_of_the_version_that_is_tested(Guide guide) {
        String bom = read("catalog-bom/pom.xml");
        String parent = read("pom.xml");

        DEPENDENCY.matcher(guide.text()).results().forEach(match -> {
            String versionless = "<groupId>" + match.group(1) + "</groupId>\\s*<artifactId>" + match.group(2)
                    + "</artifactId>\\s*<version>";
            if (match.group(3) == null) {
                assertThat(bom).containsPattern(versionless);
            } else if (match.group(2).equals("catalog-bom")) {
                assertThat(bom).containsPattern(versionless + Pattern.quote(match.group(3)));
            } else {
                assertThat(resolved(parent)).containsPattern(versionless + Pattern.quote(match.group(3)) + "<");
            }
        });
    }

    /** With the properties put in where they are used. */
    private static String resolved(String pom) {
        Pattern use = Pattern.compile("\\$\\{([\\w.-]+)}");
        return use.matcher(pom).replaceAll(match -> property(match.group(1), pom));
    }

    private static String property(String name, String pom) {
        String element = name.equals("project.version") ? "version" : name;
        return Pattern.compile("<" + Pattern.quote(element) + ">([^<$]+)</")
                .matcher(pom)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElse("");
    }

    private static Stream<String> parts(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1).stripTrailing().stripIndent());
    }

    private static String read(String file) {
        try {
            return Files.readString(PROJECT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
