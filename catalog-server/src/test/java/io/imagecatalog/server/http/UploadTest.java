package io.imagecatalog.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.imagecatalog.server.Answer;
import io.imagecatalog.server.Form;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.RawClient;
import io.imagecatalog.server.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with("MAX_UPLOAD_BYTES", "200KiB", "ENABLE_WORKER", "false");

    private static final int LIMIT = 200 * 1024;
    private static final byte[] PICTURE = Pictures.jpeg(1, 80, 60);

    @Test
    void without_a_tenant_the_asset_is_the_defaults() {
        long id = SERVER.post("/upload", new Form().file("a.jpg", PICTURE))
                .json()
                .get("asset_id")
                .asLong();

        assertThat(asset(id, "tenant_name")).isEqualTo("default");
    }

    @Test
    void the_tenant_may_come_before_the_file() {
        Form form = new Form().text("tenant_name", "early").file("a.jpg", PICTURE);
        long id = SERVER.post("/upload/", form).json().get("asset_id").asLong();

        assertThat(asset(id, "tenant_name")).isEqualTo("early");
    }

    @Test
    void the_same_bytes_are_another_asset_for_another_tenant() {
        long one = SERVER.asset("one", PICTURE);
        long other = SERVER.asset("other", PICTURE);

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void of_eight_equal_uploads_at_once_one_is_uploaded_and_seven_exist() {
        byte[] picture = Pictures.png(8, 200, 200);
        List<CompletableFuture<Answer>> uploads = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> SERVER.upload("crowd", "a.png", picture)))
                .toList();

        List<String> statuses = uploads.stream()
                .map(upload -> upload.join().json().get("status").asText())
                .sorted()
                .toList();

        assertThat(statuses)
                .containsExactly("exists", "exists", "exists", "exists", "exists", "exists", "exists", "uploaded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".hidden", "a/b", "a b", "ä", "<script>", "x\u0000y"})
    void a_tenants_name_with_other_signs_is_refused(String name) {
        assertThat(SERVER.upload(name, "a.jpg", PICTURE).problem(400)).startsWith("A tenant's name is 1-100 letters");
        assertThat(SERVER.spooled()).isEmpty();
    }

    @Test
    void a_tenants_name_of_101_letters_is_refused() {
        assertThat(SERVER.upload("a".repeat(101), "a.jpg", PICTURE).problem(400))
                .startsWith("A tenant's name is");
    }

    @Test
    void what_is_no_image_is_refused_and_nothing_is_left_of_it() {
        SERVER.upload("texts", "a.jpg", "Not a picture".getBytes(UTF_8)).problem(400);

        assertThat(SERVER.get("/metrics/tenant/texts").problem(404)).contains("texts");
        assertThat(SERVER.spooled()).isEmpty();
    }

    @Test
    void an_empty_file_is_refused() {
        assertThat(SERVER.upload("t", "a.jpg", new byte[0]).problem(400)).isEqualTo("The file is empty");
    }

    @Test
    void a_form_without_a_file_is_refused() {
        assertThat(SERVER.post("/upload/", new Form().text("tenant_name", "t")).problem(400))
                .isEqualTo("The form has no part named 'file'");
    }

    @Test
    void a_form_with_two_files_is_refused() {
        Form form = new Form().file("a.jpg", PICTURE).file("b.jpg", PICTURE);

        assertThat(SERVER.post("/upload/", form).problem(400))
                .isEqualTo("The form has more than one part named 'file'");
        assertThat(SERVER.spooled()).isEmpty();
    }

    @Test
    void what_is_no_form_is_refused() {
        assertThat(SERVER.send("POST", "/upload/", PICTURE, "Content-Type", "image/jpeg")
                        .problem(400))
                .isEqualTo("The request is not a multipart/form-data form");
        assertThat(SERVER.post("/upload/").problem(400)).isEqualTo("The request is not a multipart/form-data form");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; charset=no-such-charset; boundary=x",
                "multipart/form-data; boundary=another"
            })
    void a_form_that_does_not_say_rightly_where_its_parts_end_is_refused(String contentType) {
        byte[] body = new Form().file("a.jpg", PICTURE).bytes();

        SERVER.send("POST", "/upload/", body, "Content-Type", contentType).problem(400);
    }

    @Test
    void a_torn_form_is_refused_and_nothing_is_left_of_it() {
        Form form = new Form().file("a.jpg", PICTURE);

        Answer answer = SERVER.send("POST", "/upload/", form.torn(), "Content-Type", form.contentType());

        assertThat(answer.problem(400)).isEqualTo("The form is torn or malformed");
        assertThat(SERVER.spooled()).isEmpty();
    }

    @Test
    void a_form_of_too_many_parts_or_too_long_texts_or_headers_is_refused() {
        Form parts = new Form();
        IntStream.range(0, 21).forEach(i -> parts.text("field" + i, "x"));

        assertThat(SERVER.post("/upload/", parts).problem(400)).isEqualTo("The form has more than 20 parts");
        assertThat(SERVER.post("/upload/", new Form().text("tenant_name", "x".repeat(9000)))
                        .problem(400))
                .startsWith("A text field of the form is longer than");
        assertThat(SERVER.post("/upload/", new Form().file("x".repeat(9000), PICTURE))
                        .problem(400))
                .isEqualTo("The headers of a part of the form are too long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "..", "/etc/", "C:\\"})
    void a_file_without_a_name_is_called_unnamed(String filename) {
        long id = SERVER.upload("nameless", filename, PICTURE)
                .json()
                .get("asset_id")
                .asLong();

        assertThat(asset(id, "filename")).isEqualTo("unnamed");
    }

    @Test
    void of_a_path_only_the_last_part_is_kept() {
        long id = SERVER.upload("paths", "../../etc/Füße.jpg", Pictures.jpeg(2, 80, 60))
                .json()
                .get("asset_id")
                .asLong();

        assertThat(asset(id, "filename")).isEqualTo("Füße.jpg");
    }

    @Test
    void a_file_over_the_limit_is_refused_after_the_limit() {
        Answer answer = SERVER.upload("t", "a.jpg", new byte[LIMIT + 1]);

        assertThat(answer.problem(413)).contains(Integer.toString(LIMIT));
        assertThat(SERVER.spooled()).isEmpty();
    }

    @Test
    void a_request_that_declares_too_much_is_refused_before_a_byte_of_it_is_read() throws IOException {
        try (RawClient client = new RawClient(SERVER.port())) {
            client.send("POST /upload/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + new Form().contentType()
                    + "\r\nContent-Length: 1000000000\r\n\r\n");

            String answer = client.readUntil("}");

            assertThat(answer).startsWith("HTTP/1.1 413 ").containsIgnoringCase("Connection: close");
            assertThat(answer).contains("application/problem+json");
        }
    }

    @Test
    void an_endless_upload_is_refused_at_the_limit_and_its_connection_closed() throws IOException {
        Form form = new Form().file("a.jpg", new byte[LIMIT]);
        try (RawClient client = new RawClient(SERVER.port())) {
            client.send("POST /upload/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + form.contentType()
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            client.sendChunk(form.torn()).sendChunk(new byte[1024]);

            String answer = client.readUntil("no end, so until the connection is closed");

            assertThat(answer).startsWith("HTTP/1.1 413 ").containsIgnoringCase("Connection: close");
        }
        assertThat(SERVER.spooled()).isEmpty();
    }

    @Test
    void an_endless_preamble_is_refused() throws IOException {
        try (RawClient client = new RawClient(SERVER.port())) {
            client.send("POST /upload/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + new Form().contentType()
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            client.sendChunk(new byte[LIMIT]).sendChunk(new byte[(1 << 20) + 1]);

            assertThat(client.readUntil("}")).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void of_a_client_that_goes_away_nothing_is_left() throws IOException {
        Form form = new Form().file("a.jpg", PICTURE);
        try (RawClient client = new RawClient(SERVER.port())) {
            client.send("POST /upload/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + form.contentType()
                    + "\r\nContent-Length: 100000\r\n\r\n");
            client.send(form.torn());
            await().until(() -> !SERVER.spooled().isEmpty());
        }

        await().until(() -> SERVER.spooled().isEmpty());
        assertThat(SERVER.get("/healthz").status()).isEqualTo(200);
    }

    @Test
    void a_form_waits_for_others_a_moment_and_is_then_refused() throws IOException {
        List<RawClient> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 256; i++) {
                slow.add(new RawClient(SERVER.port())
                        .send("POST /upload/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + new Form().contentType()
                                + "\r\nContent-Length: 100000\r\n\r\n"));
            }

            await().untilAsserted(() -> {
                long begun = System.nanoTime();
                Answer refused = SERVER.upload("t", "a.jpg", PICTURE);
                assertThat(refused.problem(503)).isEqualTo("There are too many uploads at once");
                assertThat(refused.header("Retry-After")).isEqualTo("2");
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(1900));
            });
            assertThat(SERVER.get("/healthz").status()).isEqualTo(200);

            CompletableFuture<Answer> waiting =
                    CompletableFuture.supplyAsync(() -> SERVER.upload("t", "a.jpg", PICTURE));
            slow.remove(0).close();
            assertThat(waiting.join().status()).isEqualTo(200);
        } finally {
            for (RawClient client : slow) {
                client.close();
            }
        }
    }

    private static String asset(long id, String field) {
        return SERVER.get("/retrieve/asset/" + id).json().get(field).asText();
    }
}
