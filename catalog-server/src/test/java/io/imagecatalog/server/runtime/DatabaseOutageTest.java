package io.imagecatalog.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.imagecatalog.server.Answer;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.Postgres;
import io.imagecatalog.server.TestServer;
import io.imagecatalog.testkit.FaultProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server whose database is away for a while, and another one of the same catalog that is nearer to it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DatabaseOutageTest {
    private static final String NEAR = Postgres.newDatabase("outage");
    private static final FaultProxy NETWORK = FaultProxy.to(Postgres.port());

    private static final Path FILES = newDirectory();

    @RegisterExtension
    static final TestServer SERVER = TestServer.with(
            "DATABASE_URL", Postgres.url(NETWORK.port(), "outage") + "?socketTimeout=2",
            "STORAGE_URL", "file:" + FILES);

    @RegisterExtension
    static final TestServer NEIGHBOUR =
            TestServer.with("DATABASE_URL", NEAR, "STORAGE_URL", "file:" + FILES, "ENABLE_WORKER", "false");

    @AfterEach
    void recover() {
        NETWORK.recover();
    }

    @AfterAll
    static void close() throws IOException {
        NETWORK.close();
        PathUtils.deleteDirectory(FILES);
    }

    @Test
    void while_the_database_refuses_uploads_are_to_come_again_and_later_all_goes_on_by_itself() {
        SERVER.renderedAsset("shop", Pictures.jpeg(1, 60, 40));

        NETWORK.refuse();
        assertUploadsAreToComeAgain();
        assertThat(health()).isIn("failing", "no answer");
        long missed = NEIGHBOUR.asset("shop", Pictures.jpeg(2, 60, 40));
        NETWORK.recover();

        NEIGHBOUR.awaitJob(missed, "completed");
        awaitUploads();
        SERVER.renderedAsset("shop", Pictures.jpeg(3, 60, 40));
        assertThat(health()).isEqualTo("ok");
    }

    @Test
    void while_the_database_says_nothing_requests_are_answered_and_later_all_goes_on_by_itself() {
        SERVER.renderedAsset("zoo", Pictures.jpeg(1, 60, 40));

        NETWORK.blackhole();
        assertUploadsAreToComeAgain();
        assertThat(health()).isEqualTo("no answer");
        assertThat(SERVER.get("/livez").status()).isEqualTo(200);
        long missed = NEIGHBOUR.asset("zoo", Pictures.jpeg(2, 60, 40));
        NETWORK.recover();

        NEIGHBOUR.awaitJob(missed, "completed");
        awaitUploads();
        SERVER.renderedAsset("zoo", Pictures.jpeg(3, 60, 40));
        assertThat(health()).isEqualTo("ok");
    }

    private static void assertUploadsAreToComeAgain() {
        Answer answer = SERVER.upload("shop", "late.jpg", Pictures.jpeg(4, 60, 40));
        assertThat(answer.problem(503)).isEqualTo("The database is not available for the moment");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(SERVER.spooled()).isEmpty();
    }

    private static void awaitUploads() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> SERVER.upload("shop", "late.jpg", Pictures.jpeg(4, 60, 40))
                                .status()
                        == 200);
    }

    /** What is said of the database. */
    private static String health() {
        Answer answer = SERVER.get("/healthz");
        String database = answer.json().get("database").asText();
        assertThat(answer.status()).isEqualTo(database.equals("ok") ? 200 : 503);
        assertThat(answer.json().get("storage").asText()).isEqualTo("ok");
        return database;
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("catalog-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
