package io.imagecatalog.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server in a heap of 256 MB under a load of everything at once: for half a minute, or for as long as one likes.
 *
 * <pre>{@code
 * mvn -pl catalog-server -am verify -Dtest=MixedLoadTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -DskipITs -Dcatalog.load.seconds=1800
 * }</pre>
 *
 * <p>Leaves what it counted in {@code catalog-server/target/mixed-load.txt}.
 */
class MixedLoadTest {
    private static final int SECONDS = Integer.getInteger("catalog.load.seconds", 30);
    private static final Path REPORT = Path.of("target", "mixed-load.txt");
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

    @TempDir
    private Path folder;

    @Test
    @Timeout(4000)
    void every_client_is_answered_or_asked_to_come_again_and_the_memory_lasts() throws Exception {
        Path collections = folder.resolve("gc.log");
        String options = "-XX:+ExitOnOutOfMemoryError -Xlog:gc:file=" + collections;
        try (ProgramProcess serve = serve(Map.of("JAVA_TOOL_OPTIONS", options))) {
            TestClient client = new TestClient(serve.port());
            MixedLoad load = MixedLoad.on(client);

            load.run(Duration.ofSeconds(SECONDS));

            report(load, serve, collections);
            assertThat(load.failures()).isEmpty();
            assertThat(serve.isAlive()).isTrue();
            assertThat(serve.log()).doesNotContain("java.lang.OutOfMemoryError");
            assertThat(client.get("/healthz").status()).isEqualTo(200);
            assertThat(load.answers().keySet())
                    .contains("small upload 200", "large upload 200", "duplicate 200", "hostile upload 400");
        }
    }

    private ProgramProcess serve(Map<String, String> environment) throws IOException {
        String data = folder.resolve("data").toString();
        return ProgramProcess.start(folder, environment, "serve", "--port", "0", "--workers", "2", "--data", data);
    }

    private static void report(MixedLoad load, ProgramProcess serve, Path collections) throws IOException {
        StringBuilder report = new StringBuilder(SECONDS + " seconds\n\nanswers\n");
        load.answers().forEach((answer, count) -> report.append("%8d  %s%n".formatted(count.get(), answer)));
        report.append("\nslowest, milliseconds\n");
        load.slowest().forEach((kind, millis) -> report.append("%8d  %s%n".formatted(millis.get(), kind)));
        String log = Files.readString(collections);
        report.append(
                "%nheap, MB: at most %d before a collection, %d after one%n".formatted(most(log, 1), most(log, 2)));
        report.append("most of the process in memory: %s%n".formatted(residentPeak(serve.pid())));
        report.append("failures: %d%n".formatted(load.failures().size()));
        Files.writeString(REPORT, report);
    }

    private static int most(String log, int group) {
        return COLLECTION
                .matcher(log)
                .results()
                .map((MatchResult found) -> found.group(group))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }

    private static String residentPeak(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .findFirst()
                        .orElse("unknown")
                : "unknown";
    }
}
