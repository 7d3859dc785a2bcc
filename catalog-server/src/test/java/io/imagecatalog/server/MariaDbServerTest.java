package io.imagecatalog.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The program with its database and its queue in MariaDB. */
class MariaDbServerTest {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with("DATABASE_URL", MariaDb.newDatabase("server"));

    private static final byte[] PHOTO = Pictures.jpeg(7, 400, 300);

    @Test
    void a_picture_is_rendered_compared_counted_and_after_its_deletion_purged() {
        long id = SERVER.renderedAsset("shop", PHOTO);

        assertThat(SERVER.get("/retrieve/rendition/" + id + "/thumb").status()).isEqualTo(200);
        assertThat(compared(id).get("original").get("identical").asBoolean()).isTrue();
        assertThat(usage().get("rendition_count").asInt()).isEqualTo(3);
        SERVER.send("DELETE", "/retrieve/asset/" + id, new byte[0]);
        assertThat(usage().get("asset_count").asInt()).isZero();
        assertThat(purged().get("deleted_count").asInt()).isEqualTo(3);
        assertThat(SERVER.data().resolve("db")).isEmptyDirectory();
    }

    @Test
    void a_second_start_finds_everything_as_it_was() {
        long id = SERVER.upload("zoo", "Kätzchen 猫 🐈.jpg", PHOTO)
                .json()
                .get("asset_id")
                .asLong();
        SERVER.awaitJob(id, "completed");

        SERVER.restartWith("WORKER_THREADS", "1");

        assertThat(SERVER.get("/retrieve/rendition/" + id + "/thumb").status()).isEqualTo(200);
        assertThat(SERVER.get("/retrieve/asset/" + id).json().get("filename").asText())
                .isEqualTo("Kätzchen 猫 🐈.jpg");
        assertThat(SERVER.get("/healthz").status()).isEqualTo(200);
    }

    @Test
    void a_worker_in_a_process_of_its_own_gets_the_job_and_neither_shows_the_password(@TempDir Path folder)
            throws Exception {
        Map<String, String> settings = Map.of(
                "DATABASE_URL", MariaDb.newDatabase("processes"),
                "CATALOG_DATA", folder.resolve("data").toString(),
                "ENABLE_WORKER", "false");
        try (ProgramProcess serve = ProgramProcess.start(folder, settings, "serve", "--port", "0");
                ProgramProcess worker = ProgramProcess.start(folder, settings, "worker")) {
            TestClient client = new TestClient(serve.port());
            worker.awaitLog("Catalog makes renditions");

            client.renderedAsset("shop", PHOTO);

            assertThat(serve.log() + worker.log()).doesNotContain("s@cret", "WARN");
        }
    }

    private static JsonNode compared(long id) {
        return SERVER.post("/compare/" + id, new Form().file("photo.jpg", PHOTO))
                .json()
                .get("comparisons");
    }

    private static JsonNode usage() {
        return SERVER.get("/metrics/tenant/shop").json();
    }

    private static JsonNode purged() {
        return SERVER.post("/purge/?dry_run=false&days=0").json();
    }
}
