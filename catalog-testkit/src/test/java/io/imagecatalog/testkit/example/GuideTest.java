package io.imagecatalog.testkit.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code that the guide for adapters' authors shows is the code in here, which is compiled and held to the contract. */
class GuideTest {
    private static final Path GUIDE = Path.of("../docs/writing-an-adapter.md");
    private static final Path HERE = Path.of("src/test/java/io/imagecatalog/testkit/example");
    private static final Pattern SHOWN = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("// example:\\w+\n(.*?) *// example:end", Pattern.DOTALL);

    @Test
    void the_guide_shows_every_example_as_it_is_and_nothing_else() throws IOException {
        List<String> examples = Stream.concat(
                        parts(EXAMPLE, "MapServerStorage.java"), parts(EXAMPLE, "MapServerStorageTest.java"))
                .toList();
        assertThat(examples).hasSize(5);
        assertThat(SHOWN.matcher(Files.readString(GUIDE)).results().map(match -> normal(match.group(1))))
                .containsExactlyInAnyOrderElementsOf(examples);
    }

    private static Stream<String> parts(Pattern pattern, String file) throws IOException {
        return pattern.matcher(Files.readString(HERE.resolve(file))).results().map(match -> normal(match.group(1)));
    }

    private static String normal(String code) {
        return code.stripTrailing().stripIndent();
    }
}
