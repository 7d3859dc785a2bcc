package io.imagecatalog.server;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An adapter brings its driver along and nothing else, as the build resolved it beside this module. */
class LibraryDependenciesTest {
    private static final Pattern RESOLVED_LINE = Pattern.compile("(?m)^ +([^:\\s]+:[^:\\s]+):jar:(?!.*\\(optional\\))");

    @ParameterizedTest
    @ValueSource(strings = {"catalog-storage-fs", "catalog-repository-jdbc", "catalog-queue-jdbc"})
    void these_bring_nothing_but_the_core(String module) throws IOException {
        assertThat(addedBy(module)).isEmpty();
    }

    @Test
    void the_queue_on_redis_brings_jedis() throws IOException {
        assertThat(addedBy("catalog-queue-redis"))
                .containsExactlyInAnyOrder(
                        "redis.clients:jedis",
                        "redis.clients.authentication:redis-authx-core",
                        "org.apache.commons:commons-pool2",
                        "org.slf4j:slf4j-api");
    }

    @Test
    void the_storage_on_s3_brings_the_sdk_of_amazon_without_the_clients_it_does_not_use() throws IOException {
        Set<String> added = addedBy("catalog-storage-s3");

        assertThat(added)
                .contains("software.amazon.awssdk:s3", "software.amazon.awssdk:url-connection-client")
                .noneMatch(artifact -> artifact.matches(".*:(netty|apache|aws-crt).*"));
        added.removeIf(artifact -> artifact.startsWith("software.amazon.awssdk:"));
        assertThat(added).containsExactlyInAnyOrder("org.reactivestreams:reactive-streams", "org.slf4j:slf4j-api");
    }

    private static Set<String> addedBy(String module) throws IOException {
        Set<String> added = resolvedFor(module);
        assertThat(added).contains("io.imagecatalog:catalog-core");
        added.remove("io.imagecatalog:catalog-core");
        added.removeAll(resolvedFor("catalog-core"));
        return added;
    }

    private static Set<String> resolvedFor(String module) throws IOException {
        Path list = Path.of("..", module, "target", "runtime-dependencies.txt");
        assertThat(list).as("made by a build of that module").exists();
        return RESOLVED_LINE
                .matcher(Files.readString(list))
                .results()
                .map(line -> line.group(1))
                .collect(toSet());
    }
}
