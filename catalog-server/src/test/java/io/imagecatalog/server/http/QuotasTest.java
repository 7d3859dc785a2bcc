package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.imagecatalog.server.Answer;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QuotasTest {
    private static final Path QUOTAS = fileOf("shop 1 1MiB\nzoo - 10kB\nfarm 1 1MiB\n");

    @RegisterExtension
    static final TestServer SERVER = TestServer.with("CATALOG_QUOTAS_FILE", QUOTAS.toString());

    @AfterAll
    static void deleteTheFile() throws IOException {
        Files.delete(QUOTAS);
    }

    @Test
    void an_upload_above_a_quota_is_refused_until_there_is_room() throws Exception {
        long id = SERVER.asset("shop", Pictures.jpeg(1, 40, 30));
        Answer refused = SERVER.upload("shop", "a.jpg", Pictures.jpeg(2, 40, 30));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.json().get("detail").asText())
                .isEqualTo("Tenant shop may have 1 assets and has as many; delete some first");
        assertThat(SERVER.send("DELETE", "/retrieve/asset/" + id, new byte[0]).status())
                .isEqualTo(204);
        assertThat(SERVER.upload("shop", "a.jpg", Pictures.jpeg(2, 40, 30)).status())
                .isEqualTo(200);
    }

    @Test
    void bytes_are_counted_too_and_other_tenants_are_free() throws Exception {
        byte[] large = Pictures.jpeg(1, 1000, 1000);
        assertThat(large).hasSizeGreaterThan(10_000);

        assertThat(SERVER.upload("zoo", "a.jpg", large).status()).isEqualTo(413);
        assertThat(SERVER.upload("forest", "a.jpg", large).status()).isEqualTo(200);
    }

    @Test
    void a_changed_file_holds_without_a_restart() throws Exception {
        SERVER.asset("farm", Pictures.jpeg(1, 40, 30));
        assertThat(SERVER.upload("farm", "a.jpg", Pictures.jpeg(2, 40, 30)).status())
                .isEqualTo(413);

        Files.writeString(QUOTAS, "shop 1 1MiB\nzoo - 10kB\nfarm 22 1MiB\n");

        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        SERVER.upload("farm", "a.jpg", Pictures.jpeg(2, 40, 30)).status() == 200);
    }

    private static Path fileOf(String lines) {
        try {
            return Files.writeString(Files.createTempFile("quotas", ".txt"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
