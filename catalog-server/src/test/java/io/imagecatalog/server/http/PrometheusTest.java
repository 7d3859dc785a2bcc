package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.imagecatalog.server.Answer;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusTest {
    private static final Path OPERATIONS = Path.of("..", "docs", "operations");
    private static final Pattern QUERIED =
            Pattern.compile("\\b(?:catalog|http_server|hikaricp|jvm|process)_[a-z_]+\\b");

    @RegisterExtension
    static final TestServer SERVER = TestServer.with();

    @BeforeAll
    static void uploadAndRender() {
        long id = SERVER.renderedAsset("shop", Pictures.jpeg(1, 800, 600));
        SERVER.get("/retrieve/rendition/" + id + "/thumb");
        SERVER.get("/retrieve/asset/999999");
        SERVER.get("/nowhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "catalog_upload_seconds_count{outcome=\"stored\"} 1",
                "catalog_render_seconds_count{step=\"decode\"} 1",
                "catalog_render_seconds_count{step=\"complete\"} 1",
                "catalog_attempts_total{outcome=\"completed\"} 1.0",
                "catalog_cache_requests_total{result=\"miss\"} 1.0",
                "catalog_memory_reserved_bytes 0.0",
                "http_server_requests_seconds_count{method=\"GET\",status=\"404\",uri=\"/retrieve/asset/{id}\"} 1",
                "http_server_requests_seconds_count{method=\"none\",status=\"404\",uri=\"none\"} 1",
                "http_server_requests_seconds_count{method=\"POST\",status=\"200\",uri=\"/upload\"} 1"
            })
    void it_tells_what_happened_and_how_things_are(String line) {
        assertThat(lines()).contains(line);
    }

    @Test
    void it_tells_how_the_database_has_it_a_little_later() {
        await().untilAsserted(() -> assertThat(lines())
                .contains(
                        "catalog_stored{kind=\"originals\"} 1.0",
                        "catalog_stored{kind=\"renditions\"} 3.0",
                        "catalog_jobs{state=\"pending\"} 0.0",
                        "catalog_queue_latency_seconds 0.0")
                .anyMatch(line -> line.startsWith("catalog_storage_bytes{kind=\"originals\"}")));
    }

    @Test
    void prometheus_can_read_it() {
        Answer answer = SERVER.get("/prometheus");

        assertThat(answer.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(lines())
                .allMatch(Pattern.compile("#.*|[a-z_0-9]+(\\{.*})? [-+0-9.eENaInf]+")
                        .asMatchPredicate());
    }

    @Test
    void times_are_in_seconds_and_sizes_in_bytes() {
        assertThat(names().stream().filter(name -> name.startsWith("catalog_")))
                .noneMatch(Pattern.compile(".*_(ms|millis|milliseconds|kb|mb)(_.*)?")
                        .asMatchPredicate())
                .contains("catalog_upload_seconds_sum", "catalog_storage_bytes", "catalog_cache_bytes");
    }

    /** A gate that nothing has missed yet is not there: which presets there will be, nobody knows before. */
    @ParameterizedTest
    @ValueSource(strings = {"grafana-dashboard.json", "alerts.yml"})
    void the_dashboard_and_the_alerts_ask_for_metrics_that_there_are(String file) throws IOException {
        Set<String> there = new HashSet<>(names());
        there.add("catalog_gates_missed_total");

        Set<String> queried = QUERIED.matcher(Files.readString(OPERATIONS.resolve(file)))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());

        assertThat(queried).hasSizeGreaterThan(5).allMatch(there::contains);
    }

    @Test
    void the_dashboard_has_a_query_and_a_unit_for_each_of_its_panels() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(OPERATIONS.resolve("grafana-dashboard.json").toFile());

        assertThat(dashboard.get("panels")).isNotEmpty().allSatisfy(panel -> {
            if (!panel.get("type").asText().equals("row")) {
                assertThat(panel.at("/targets/0/expr").asText()).isNotEmpty();
                assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotEmpty();
                assertThat(panel.get("title").asText()).isNotEmpty();
                assertThat(panel.get("description").asText()).isNotEmpty();
            }
        });
    }

    private static List<String> lines() {
        return SERVER.get("/prometheus").text().lines().toList();
    }

    private static List<String> names() {
        return lines().stream()
                .filter(Predicate.not(line -> line.startsWith("#")))
                .map(line -> line.replaceFirst("[ {].*", ""))
                .distinct()
                .toList();
    }
}
