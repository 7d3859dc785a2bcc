package io.imagecatalog.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.imagecatalog.server.Answer;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server whose disk fails it for a while. That a file is in a directory's place fails for every user, as a lost permission or
 * a disk that may only be read does for all but root.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DiskFaultsTest {
    @TempDir
    private static Path disk;

    private TestServer server = TestServer.with();

    @BeforeEach
    void start() throws IOException {
        FillableDisk.register();
        server = TestServer.with(
                "DATABASE_URL", "jdbc:h2:fillable:" + Files.createTempDirectory(disk, "db") + "/catalog;WRITE_DELAY=0");
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        FillableDisk.fill(false);
        server.stop();
    }

    @Test
    void while_the_databases_disk_is_full_changes_are_to_come_again_and_later_all_goes_on_by_itself() {
        long kept = server.renderedAsset("shop", Pictures.jpeg(1, 60, 40));
        long deleted = server.renderedAsset("shop", Pictures.jpeg(2, 60, 40));

        FillableDisk.fill(true);
        Answer refused = server.send("DELETE", "/retrieve/asset/" + deleted, new byte[0]);
        assertThat(refused.problem(503)).isEqualTo("The database is not available for the moment");
        assertThat(refused.header("Retry-After")).isEqualTo("2");
        assertUploadsAreToComeAgain("database");
        FillableDisk.fill(false);

        awaitUploads();
        assertThat(server.get("/retrieve/original/" + kept).bytes()).isEqualTo(Pictures.jpeg(1, 60, 40));
        assertThat(server.send("DELETE", "/retrieve/asset/" + deleted, new byte[0])
                        .status())
                .isIn(204, 404);
        server.renderedAsset("shop", Pictures.jpeg(3, 60, 40));
        assertThat(server.get("/healthz").status()).isEqualTo(200);
    }

    @Test
    void while_the_storage_cannot_be_written_to_uploads_are_to_come_again_and_later_all_goes_on_by_itself()
            throws IOException {
        long id = server.renderedAsset("shop", Pictures.jpeg(1, 60, 40));
        Path storage = server.data().resolve("storage");

        Files.move(storage, server.data().resolve("away"));
        Files.createFile(storage);
        assertUploadsAreToComeAgain("storage");
        assertThat(server.get("/retrieve/original/" + id).problem(503))
                .isEqualTo("The storage is not available for the moment");
        assertFailing("storage");
        Files.delete(storage);
        Files.move(server.data().resolve("away"), storage);

        awaitUploads();
        assertThat(server.get("/retrieve/original/" + id).bytes()).isEqualTo(Pictures.jpeg(1, 60, 40));
        assertThat(server.get("/healthz").status()).isEqualTo(200);
    }

    @Test
    void while_uploads_cannot_be_put_aside_they_are_to_come_again_and_later_all_goes_on_by_itself() throws IOException {
        long id = server.renderedAsset("shop", Pictures.jpeg(1, 60, 40));
        Path spool = spool();

        Files.delete(spool);
        Files.createFile(spool);
        assertUploadsAreToComeAgain("storage");
        assertThat(server.get("/retrieve/original/" + id).status()).isEqualTo(200);
        assertFailing("spool");
        Files.delete(spool);

        awaitUploads();
        assertThat(server.get("/healthz").status()).isEqualTo(200);
    }

    @Test
    void a_database_file_that_was_taken_away_is_told() throws IOException {
        TestServer embedded = TestServer.with();
        embedded.start();
        try {
            Path file = embedded.data().resolve("db/catalog.mv.db");

            Files.move(file, embedded.data().resolve("away"));
            assertThat(embedded.get("/healthz").json().get("database").asText()).isEqualTo("failing");
            Files.move(embedded.data().resolve("away"), file);

            assertThat(embedded.get("/healthz").status()).isEqualTo(200);
        } finally {
            embedded.stop();
        }
    }

    private void assertUploadsAreToComeAgain(String part) {
        Answer answer = server.upload("shop", "late.jpg", Pictures.jpeg(4, 60, 40));
        assertThat(answer.problem(503)).isEqualTo("The " + part + " is not available for the moment");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(server.spooled()).isEmpty();
    }

    private void assertFailing(String part) {
        Answer health = server.get("/healthz");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.json().properties())
                .filteredOn(entry -> entry.getValue().asText().equals("failing"))
                .extracting(Map.Entry::getKey)
                .containsExactly("status", part);
    }

    private void awaitUploads() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> server.upload("shop", "late.jpg", Pictures.jpeg(4, 60, 40))
                                .status()
                        == 200);
    }

    private Path spool() throws IOException {
        try (Stream<Path> entries = Files.list(server.data().resolve("tmp"))) {
            return entries.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }
}
