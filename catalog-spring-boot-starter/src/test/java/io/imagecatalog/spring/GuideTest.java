package io.imagecatalog.spring;

import static io.imagecatalog.spring.Fixture.application;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.CatalogOptions;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.Preset;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/** What docs/spring-boot.md says of properties is what there is. */
class GuideTest {
    private static final Path GUIDE = Path.of("../docs/spring-boot.md");
    private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");
    private static final String PRESET = "catalog.presets.NAME.";

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.A-Z-]+)` \\| ([^|]*?) ?\\|");
    private static final Pattern DEFAULT = Pattern.compile("`([^`]+)`");
    private static final Pattern DESCRIBED = Pattern.compile("\\{\\s+\"name\"[^}]*}");
    private static final Pattern NAME = Pattern.compile("\"name\": \"([^\"]+)\"");
    private static final Pattern VALUE = Pattern.compile("\"defaultValue\": \"?([^\"\n]+)\"?");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern BOOT =
            Pattern.compile("<artifactId>spring-boot-dependencies</artifactId>\\s+" + "<version>([^<]+)</version>");
    private static final Pattern PARENTS_BOOT = Pattern.compile("<spring-boot.version>([^<]+)<");

    private String guide = "";

    @TempDir
    private Path directory;

    @BeforeEach
    void read() throws IOException {
        guide = Files.readString(GUIDE);
    }

    @Test
    void each_property_is_in_the_table() throws IOException {
        Stream<String> ofPresets = Arrays.stream(CatalogProperties.Preset.class.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> PRESET + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));

        assertThat(ROW.matcher(guide).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(defaults().keySet().stream(), ofPresets).toList());
    }

    @Test
    void each_default_is_in_the_table() throws IOException {
        Map<String, String> told = new HashMap<>();
        ROW.matcher(guide).results().forEach(row -> told.put(row.group(1), row.group(2)));

        defaults().forEach((property, value) -> {
            if (!value.isEmpty()) {
                assertThat(DEFAULT.matcher(told.getOrDefault(property, ""))
                                .results()
                                .map(GuideTest::word))
                        .as(property)
                        .containsExactly(value);
            }
        });
    }

    @Test
    void the_example_is_what_an_application_can_be_set_to() throws IOException {
        String yaml =
                YAML.matcher(guide).results().map(GuideTest::word).findFirst().orElseThrow();
        List<PropertySource<?>> sources = new YamlPropertySourceLoader()
                .load("guide", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));

        application(directory)
                .withInitializer(
                        context -> sources.forEach(context.getEnvironment().getPropertySources()::addLast))
                .run(context -> {
                    CatalogOptions options = context.getBean(CatalogOptions.class);
                    assertThat(options.presets().all())
                            .extracting(Preset::name)
                            .containsExactly("thumb", "hero", "logo");
                    assertThat(options.presets().named("logo"))
                            .hasValueSatisfying(
                                    logo -> assertThat(logo.format()).isEqualTo(ImageFormat.PNG));
                    assertThat(options.limits().maxUploadBytes()).isEqualTo(20 << 20);
                    assertThat(options.quotas().of("big-shop").maxAssets()).isEqualTo(100_000);
                    assertThat(options.quotas().of("shop").maxBytes()).isEqualTo(10L << 30);
                });
    }

    @Test
    void the_migrations_are_those_that_are_tested() throws IOException {
        String test = Files.readString(Path.of("src/test/java/io/imagecatalog/spring/MigrationTest.java"));
        String example = test.substring(test.indexOf("// example:begin\n") + 17, test.indexOf("    // example:end"));

        assertThat(guide).contains("```java\n" + example.stripTrailing().stripIndent() + "\n```");
    }

    @Test
    void the_example_application_has_the_version_of_boot_that_the_starter_is_made_for() throws IOException {
        String example = Files.readString(Path.of("../catalog-examples/spring-boot/pom.xml"));
        String parent = Files.readString(Path.of("../pom.xml"));

        assertThat(BOOT.matcher(example).results().map(GuideTest::word))
                .containsExactlyElementsOf(PARENTS_BOOT
                        .matcher(parent)
                        .results()
                        .map(GuideTest::word)
                        .toList());
    }

    /** By property, as IDEs are told; empty where there is none. */
    private static Map<String, String> defaults() throws IOException {
        String metadata = Files.readString(METADATA);
        Map<String, String> defaults = new HashMap<>();
        DESCRIBED
                .matcher(metadata.substring(metadata.indexOf("\"properties\": [")))
                .results()
                .map(MatchResult::group)
                .forEach(property -> defaults.put(
                        NAME.matcher(property)
                                .results()
                                .map(GuideTest::word)
                                .findFirst()
                                .orElseThrow(),
                        VALUE.matcher(property)
                                .results()
                                .map(GuideTest::word)
                                .findFirst()
                                .orElse("")));
        defaults.replaceAll((property, value) -> text(value));
        return defaults;
    }

    private static String text(String value) {
        return value.replace("\\/", "/").replaceAll("[\\[\\] ]", "");
    }

    private static String word(MatchResult match) {
        return match.group(1);
    }
}
