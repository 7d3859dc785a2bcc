package io.imagecatalog.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program where clients get pictures from the bucket, which they reach at another address than the program. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedirectTest {
    @RegisterExtension
    static final S3Store STORE = new S3Store();

    private static final byte[] PHOTO = Pictures.jpeg(1, 400, 300);

    private final HttpClient following =
            HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private ProgramProcess serve;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private TestClient client;

    private long id;
    private String original = "";
    private String thumb = "";

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Map<String, String> settings = STORE.settings("s3://pictures/catalog");
        settings.put("S3_PUBLIC_ENDPOINT", "http://localhost:" + STORE.port());
        settings.put("RETRIEVE_BY_REDIRECT", "true");
        settings.put("CATALOG_DATA", folder.resolve("data").toString());
        serve = ProgramProcess.start(folder, settings, "serve", "--port", "0");
        client = new TestClient(serve.port());
        id = client.upload("shop", "Kätzchen 猫.jpg", PHOTO)
                .json()
                .get("asset_id")
                .asLong();
        client.awaitJob(id, "completed");
        original = "/retrieve/original/" + id;
        thumb = "/retrieve/rendition/" + id + "/thumb";
    }

    @AfterAll
    void stop() {
        serve.close();
    }

    @Test
    void who_follows_gets_what_the_server_would_have_sent() throws Exception {
        assertThat(follow(original).bytes()).isEqualTo(PHOTO);
        assertThat(Pictures.decoded(follow(thumb).bytes()).getWidth()).isEqualTo(100);
        for (String path : List.of(original, thumb)) {
            Answer followed = follow(path);
            Answer head = head(path);

            assertThat(followed.status()).isEqualTo(200);
            for (String header : List.of("Content-Type", "Content-Length", "Content-Disposition")) {
                assertThat(followed.header(header)).as(path + " " + header).isEqualTo(head.header(header));
            }
        }
        assertThat(follow(original).header("Content-Disposition")).contains("%E7%8C%AB.jpg");
    }

    @Test
    void the_redirect_leads_for_ten_minutes_to_the_bucket_as_clients_reach_it_and_is_not_kept() throws Exception {
        Answer redirect = client.get(thumb);

        assertThat(redirect.status()).isEqualTo(302);
        assertThat(redirect.header("Location"))
                .startsWith("http://localhost:" + STORE.port() + "/pictures/catalog/renditions/" + id + "_thumb.jpg?")
                .contains("X-Amz-Expires=600&");
        assertThat(redirect.bytes()).isEmpty();
        assertThat(redirect.header("Content-Type")).isEmpty();
        assertThat(redirect.header("Cache-Control")).isEqualTo("no-store");
        assertThat(redirect.header("ETag") + redirect.header("Last-Modified")).isEmpty();
        assertThat(follow(thumb).header("Cache-Control")).isEqualTo("no-store");
        assertThat(serve.log()).doesNotContain("X-Amz-Signature");
    }

    @Test
    void with_the_bytes_tag_in_the_address_it_is_kept_for_much_less_than_it_is_valid() throws Exception {
        String versioned = thumb + "?v=" + head(thumb).header("ETag").replace("\"", "");

        assertThat(client.get(versioned).header("Cache-Control")).isEqualTo("private, max-age=60");
        assertThat(follow(versioned).header("Cache-Control")).isEqualTo("private, max-age=60");
    }

    @ParameterizedTest
    @CsvSource({"X-Amz-Expires=600, X-Amz-Expires=6000", "image%2Fjpeg, text%2Fhtml", "inline, attachment"})
    void an_address_that_was_tampered_with_is_refused(String signed, String changed) throws Exception {
        String address = client.get(original).header("Location");
        assertThat(address).contains(signed);

        assertThat(get(address).status()).isEqualTo(200);
        assertThat(get(address.replace(signed, changed)).status()).isEqualTo(403);
    }

    @Test
    void a_client_that_has_the_bytes_is_told_so_by_the_server() {
        for (String path : List.of(original, thumb)) {
            Answer head = head(path);

            for (Answer answer : List.of(
                    client.get(path, "If-None-Match", head.header("ETag")),
                    client.get(path, "If-Modified-Since", head.header("Last-Modified")))) {
                assertThat(answer.status()).isEqualTo(304);
                assertThat(answer.header("Location")).isEmpty();
                assertThat(answer.header("ETag")).isEqualTo(head.header("ETag"));
                assertThat(answer.header("Content-Length")).isEqualTo(head.header("Content-Length"));
                assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
            }
        }
    }

    @Test
    void a_client_that_has_other_bytes_gets_these() throws Exception {
        assertThat(follow(original, "If-None-Match", "\"other\"").bytes()).isEqualTo(PHOTO);
    }

    @Test
    void head_is_answered_by_the_server() {
        Answer head = head(original);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(PHOTO.length));
        assertThat(head.header("ETag")).isNotEmpty();
        assertThat(head.header("Location")).isEmpty();
    }

    @Test
    void a_range_is_sent_by_the_bucket() throws Exception {
        Answer part = follow(original, "Range", "bytes=10-19");

        assertThat(part.status()).isEqualTo(206);
        assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(PHOTO, 10, 20));
        assertThat(part.header("Content-Range")).isEqualTo("bytes 10-19/" + PHOTO.length);
        assertThat(follow(original, "Range", "bytes=999999999-").status()).isEqualTo(416);
    }

    @Test
    void what_is_not_there_is_not_found_and_what_is_wrong_is_refused() {
        assertThat(client.get("/retrieve/original/999").problem(404)).isEqualTo("There is no asset 999");
        assertThat(client.get("/retrieve/rendition/999/thumb").problem(404)).isEqualTo("There is no asset 999");
        assertThat(client.get("/retrieve/rendition/999/huge").problem(400)).startsWith("There is no preset 'huge'");
        assertThat(client.get("/retrieve/original/abc").problem(400)).startsWith("An id is a whole number");
    }

    @Test
    void a_rendition_whose_bytes_are_lost_is_missed_by_the_bucket_and_by_head() throws Exception {
        long lost = client.renderedAsset("lost", Pictures.jpeg(2, 50, 50));
        STORE.lose("catalog/renditions/" + lost + "_thumb.jpg");
        String path = "/retrieve/rendition/" + lost + "/thumb";

        assertThat(follow(path).status()).isEqualTo(404);
        assertThat(head(path).status()).isEqualTo(404);
    }

    @Test
    void the_longest_name_fits_into_the_address() throws Exception {
        String name = "猫".repeat(251) + ".jpg";
        Answer upload = client.upload("long", name, PHOTO);

        Answer followed = follow("/retrieve/original/" + upload.json().get("asset_id"));

        assertThat(followed.header("Content-Disposition")).endsWith("%E7%8C%AB".repeat(251) + ".jpg");
    }

    private Answer head(String path) {
        return client.send("HEAD", path, new byte[0]);
    }

    private Answer follow(String path, String... headers) throws Exception {
        return get("http://127.0.0.1:" + client.port() + path, headers);
    }

    private Answer get(String address, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new Answer(following.send(request.build(), BodyHandlers.ofByteArray()));
    }
}
