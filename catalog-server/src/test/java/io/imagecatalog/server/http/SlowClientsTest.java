package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.imagecatalog.Catalog;
import io.imagecatalog.CatalogOptions;
import io.imagecatalog.server.Form;
import io.imagecatalog.server.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many clients at once that send and take as little as they can, of all kinds. */
@Timeout(120)
class SlowClientsTest {
    private static final int OF_EACH_KIND = 200;
    private static final Duration SERVED = Duration.ofSeconds(2);
    private static final Pattern ID = Pattern.compile("\"asset_id\":(\\d+)");

    @TempDir
    Path spool;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Catalog catalog;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        catalog = Catalog.builder()
                .options(CatalogOptions.standard().withSpoolDirectory(spool))
                .build();
        ClientLimits limits = new ClientLimits(
                256, 16, 512, 2048, Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ofSeconds(15), 64 << 20);
        server = HttpServer.start(catalog, LocalOptions.of(), limits);
    }

    @AfterEach
    void stop() {
        server.close();
        catalog.close();
    }

    @Test
    void others_are_served_and_the_slow_ones_lose_their_connections() throws Exception {
        long large = upload(noise());
        try (SlowClients slow = new SlowClients(server.port())) {
            slow.connect(OF_EACH_KIND, "GET /livez HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
            slow.connect(
                    OF_EACH_KIND,
                    "POST /upload/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + new Form().contentType()
                            + "\r\nContent-Length: 1000000\r\n\r\n"
                            + new String(new Form().file("a.jpg", new byte[1]).torn(), StandardCharsets.ISO_8859_1));
            slow.connect(OF_EACH_KIND, "GET /retrieve/original/" + large + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            await().until(() -> spooled() == OF_EACH_KIND);

            for (int i = 0; i < 3; i++) {
                byte[] picture = Pictures.jpeg(i, 300, 200);
                long id = upload(picture);
                assertThat(get("/retrieve/original/" + id).body()).isEqualTo(picture);
            }
            assertThat(slow.ended()).isZero();

            // Sooner than an idle connection ends anyway.
            await().atMost(Duration.ofSeconds(20)).until(() -> slow.ended() == 3 * OF_EACH_KIND);
            assertThat(slow.answers())
                    .filteredOn(answer -> answer.startsWith("HTTP/1.1 408 "))
                    .hasSize(OF_EACH_KIND);
            await().until(() -> spooled() == 0);
        }
    }

    @Test
    void a_large_picture_is_taken_by_a_client_of_some_patience() throws Exception {
        byte[] picture = noise();

        assertThat(get("/retrieve/original/" + upload(picture)).body()).isEqualTo(picture);
    }

    private long upload(byte[] picture) throws Exception {
        Form form = new Form().file("a.jpg", picture);
        String answer = new String(
                send(request("/upload/")
                                .header("Content-Type", form.contentType())
                                .POST(BodyPublishers.ofByteArray(form.bytes())))
                        .body(),
                StandardCharsets.UTF_8);
        Matcher id = ID.matcher(answer);
        assertThat(id.find()).as(answer).isTrue();
        return Long.parseLong(id.group(1));
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.timeout(SERVED).build(), BodyHandlers.ofByteArray());
    }

    private long spooled() throws IOException {
        try (Stream<Path> files = Files.list(spool)) {
            return files.count();
        }
    }

    /** More than the buffers of a connection hold. */
    private static byte[] noise() throws IOException {
        BufferedImage picture = new BufferedImage(2000, 2000, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < 2000; y++) {
            picture.setRGB(0, y, 2000, 1, random.ints(2000).toArray(), 0, 2000);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", file);
        return file.toByteArray();
    }
}
