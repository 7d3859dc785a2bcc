package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.imagecatalog.server.Answer;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.TestServer;
import io.imagecatalog.server.runtime.RunningCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What clients see of jobs while no worker runs, and after one has failed at them. */
class JobsTest {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with("ENABLE_WORKER", "false");

    @Test
    void a_rendition_not_made_yet_is_worth_another_look() {
        long id = SERVER.asset("early", Pictures.jpeg(21, 60, 40));

        Answer answer = SERVER.get("/retrieve/rendition/" + id + "/thumb");

        assertThat(answer.problem(404))
                .isEqualTo("The thumb of asset " + id + " is not rendered yet; its job is pending");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(SERVER.get("/retrieve/asset/" + id).json().get("renditions")).isEmpty();
        assertThat(SERVER.get("/retrieve/asset/" + id)
                        .json()
                        .get("perceptual_hash")
                        .isNull())
                .isTrue();
    }

    @Test
    void what_is_similar_to_an_asset_not_rendered_yet_is_worth_another_look() {
        long id = SERVER.asset("early", Pictures.jpeg(24, 60, 40));

        Answer answer = SERVER.get("/retrieve/asset/" + id + "/similar");

        assertThat(answer.problem(404)).isEqualTo("Asset " + id + " is not rendered yet; its job is pending");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void a_job_shows_how_it_stands() {
        long id = SERVER.asset("standing", Pictures.jpeg(22, 60, 40));
        long jobId = job(id).get("id").asLong();

        JsonNode job = SERVER.get("/jobs/" + jobId).json();

        assertThat(job.fieldNames())
                .toIterable()
                .containsExactly("job_id", "asset_id", "status", "attempts", "last_error", "not_before", "created_at");
        assertThat(job.get("asset_id").asLong()).isEqualTo(id);
        assertThat(job.get("status").asText()).isEqualTo("pending");
        assertThat(job.get("last_error").isNull()).isTrue();
    }

    @Test
    void a_job_that_failed_for_good_is_listed_and_gets_a_second_chance() throws IOException {
        byte[] picture = Pictures.jpeg(23, 60, 40);
        long id = SERVER.asset("poison", picture);
        Path original = original("poison");
        Files.delete(original);
        work(id, "failed");

        Answer rendition = SERVER.get("/retrieve/rendition/" + id + "/thumb");
        JsonNode poison = poisonOf(id);

        assertThat(rendition.problem(404))
                .isEqualTo("The thumb of asset " + id
                        + " could not be rendered: The original is missing from the storage");
        assertThat(rendition.header("Retry-After")).isEmpty();
        assertThat(poison.fieldNames())
                .toIterable()
                .containsExactly("id", "job_id", "asset_id", "attempts", "error", "failed_at");
        assertThat(poison.get("error").asText()).isEqualTo("The original is missing from the storage");

        Files.write(original, picture);
        Answer retried = SERVER.post("/jobs/poison/" + poison.get("id").asLong() + "/retry");
        assertThat(retried.status()).isEqualTo(202);
        assertThat(retried.json().get("job_id").asLong())
                .isGreaterThan(poison.get("job_id").asLong());
        work(id, "completed");
        SERVER.post("/jobs/poison/" + poison.get("id").asLong() + "/retry").problem(404);
    }

    @Test
    void poison_jobs_are_paged() throws IOException {
        for (int seed = 31; seed < 34; seed++) {
            long id = SERVER.asset("pages" + seed, Pictures.jpeg(seed, 60, 40));
            Files.delete(original("pages" + seed));
            work(id, "failed");
        }

        JsonNode first = SERVER.get("/jobs/poison?limit=2").json();
        JsonNode next = SERVER.get(
                        "/jobs/poison?limit=2&after=" + first.get("next_after").asLong())
                .json();

        assertThat(first.get("poison_jobs")).hasSize(2);
        assertThat(next.get("poison_jobs")).isNotEmpty();
        assertThat(next.get("poison_jobs").get(0).get("id").asLong())
                .isGreaterThan(first.get("next_after").asLong());
    }

    private static void work(long assetId, String until) {
        try (RunningCatalog worker = RunningCatalog.work(SERVER.settings())) {
            assertThat(worker.port()).isZero();
            SERVER.awaitJob(assetId, until);
        }
    }

    private static JsonNode job(long assetId) {
        return SERVER.get("/retrieve/asset/" + assetId).json().get("job");
    }

    private static JsonNode poisonOf(long assetId) {
        for (JsonNode poison : SERVER.get("/jobs/poison?limit=1000").json().get("poison_jobs")) {
            if (poison.get("asset_id").asLong() == assetId) {
                return poison;
            }
        }
        throw new AssertionError("No poison job of asset " + assetId);
    }

    private static Path original(String tenant) throws IOException {
        Path storage = SERVER.data().resolve("storage");
        try (Stream<Path> files = Files.walk(storage)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> storage.relativize(file).startsWith(Path.of("originals", tenant)))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
