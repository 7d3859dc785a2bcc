package io.imagecatalog.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What embedders name the libraries by, in their build and in a {@code module-info}. */
class LibraryModulesTest {
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(catalog-[a-z0-9-]+)</artifactId>");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");
    private static final Map<String, String> MODULES = Map.of(
            "catalog-codec-jpeg", "io.imagecatalog.codec.jpeg",
            "catalog-core", "io.imagecatalog",
            "catalog-testkit", "io.imagecatalog.testkit",
            "catalog-storage-fs", "io.imagecatalog.storage.fs",
            "catalog-storage-s3", "io.imagecatalog.storage.s3",
            "catalog-repository-jdbc", "io.imagecatalog.repository.jdbc",
            "catalog-queue-jdbc", "io.imagecatalog.queue.jdbc",
            "catalog-queue-redis", "io.imagecatalog.queue.redis",
            "catalog-micrometer", "io.imagecatalog.micrometer");

    /** Its jar may not be there: nobody who builds the server alone builds Spring's starter too. */
    private static final String STARTER = "catalog-spring-boot-starter";

    @Test
    void each_is_a_module_by_a_name_that_stays_and_all_go_together() throws IOException {
        ModuleFinder jars = ModuleFinder.of(
                MODULES.keySet().stream().map(LibraryModulesTest::jar).toArray(Path[]::new));

        assertThat(jars.findAll())
                .extracting(found -> found.descriptor().name())
                .containsExactlyInAnyOrderElementsOf(MODULES.values());
        Configuration together = ModuleLayer.boot().configuration().resolve(jars, ModuleFinder.of(), MODULES.values());
        assertThat(together.modules()).hasSize(MODULES.size());
    }

    @Test
    void the_starter_has_such_a_name_too() throws IOException {
        assertThat(Files.readString(Path.of("..", STARTER, "pom.xml")))
                .contains("<module.name>io.imagecatalog.spring</module.name>");
    }

    @Test
    void each_is_in_the_bill_of_materials_by_the_version_of_the_project() throws IOException {
        String bom = Files.readString(Path.of("..", "catalog-bom", "pom.xml"));
        String project = Files.readString(Path.of("..", "pom.xml"));

        assertThat(ARTIFACT.matcher(bom)
                        .results()
                        .map(LibraryModulesTest::word)
                        .filter(name -> !name.equals("catalog-bom")))
                .contains(STARTER)
                .containsAll(MODULES.keySet())
                .hasSize(MODULES.size() + 1);
        assertThat(first(VERSION, bom)).isEqualTo(first(VERSION, project));
    }

    /** Made by the build of that module, before this one's tests. */
    private static Path jar(String module) {
        try (Stream<Path> files = Files.list(Path.of("..", module, "target"))) {
            return files.filter(file -> file.getFileName().toString().matches(module + "-[0-9][^-]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError("It has not been built: " + module, e);
        }
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(LibraryModulesTest::word)
                .findFirst()
                .orElseThrow();
    }

    private static String word(MatchResult match) {
        return match.group(1);
    }
}
