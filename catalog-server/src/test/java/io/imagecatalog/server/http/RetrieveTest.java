package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.imagecatalog.server.Answer;
import io.imagecatalog.server.Form;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetrieveTest {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with();

    private static final byte[] PICTURE = Pictures.jpeg(3, 300, 200);

    private String asset;
    private String original;
    private String thumb;

    @BeforeAll
    void uploadAPicture() {
        long id = SERVER.renderedAsset("shop", PICTURE);
        asset = "/retrieve/asset/" + id;
        original = "/retrieve/original/" + id;
        thumb = "/retrieve/rendition/" + id + "/thumb";
    }

    @Test
    void the_original_comes_back_byte_for_byte() {
        Answer answer = SERVER.get(original);

        assertThat(answer.bytes()).isEqualTo(PICTURE);
        assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("inline; filename=\"picture.jpg\"; filename*=UTF-8''picture.jpg");
    }

    @Test
    void every_address_answers_with_and_without_its_last_slash() {
        assertThat(SERVER.get(asset + "/").json()).isEqualTo(SERVER.get(asset).json());
        assertThat(SERVER.get(thumb + "/").bytes()).isEqualTo(SERVER.get(thumb).bytes());
        assertThat(SERVER.get(original + "/").status()).isEqualTo(200);
        assertThat(SERVER.get("/metrics").status()).isEqualTo(200);
        assertThat(SERVER.get("/healthz/").status()).isEqualTo(200);
        assertThat(SERVER.post("/purge").status()).isEqualTo(200);
    }

    @Test
    void a_file_says_what_it_is_and_how_long_it_keeps() {
        Answer answer = SERVER.get(thumb);

        assertThat(answer.header("ETag")).isEqualTo(etagOf("thumb")).matches("\"[0-9a-f]{64}\"");
        assertThat(answer.header("Last-Modified")).endsWith(" GMT");
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(answer.bytes().length));
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(answer.header("Server")).isEmpty();
    }

    @Test
    void an_address_with_the_bytes_tag_keeps_forever_and_with_another_not() {
        String tag = etagOf("thumb");

        assertThat(cacheControl(thumb + "?v=" + tag.replace("\"", "")))
                .isEqualTo("public, max-age=31536000, immutable");
        assertThat(cacheControl(thumb + "?v=" + tag.replace("\"", "%22")))
                .isEqualTo("public, max-age=31536000, immutable");
        assertThat(cacheControl(thumb + "?v=0123")).isEqualTo("no-cache");
    }

    @Test
    void a_client_that_has_the_bytes_is_told_so() {
        String tag = etagOf("thumb");

        for (String known : new String[] {tag, "W/" + tag, "\"a\", " + tag + ", \"b\"", "*"}) {
            Answer answer = SERVER.get(thumb, "If-None-Match", known);

            assertThat(answer.status()).as(known).isEqualTo(304);
            assertThat(answer.bytes()).isEmpty();
            assertThat(answer.header("ETag")).isEqualTo(tag);
            assertThat(answer.header("Content-Length"))
                    .isEqualTo(SERVER.get(thumb).header("Content-Length"));
            assertThat(answer.header("Content-Type")).isEmpty();
        }
    }

    @Test
    void a_client_that_has_other_bytes_gets_these_whatever_the_time() {
        String now = "Fri, 01 Jan 2100 00:00:00 GMT";

        assertThat(SERVER.get(thumb, "If-None-Match", "\"a\"", "If-Modified-Since", now)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_file_not_modified_since_is_not_sent_again() {
        String modified = SERVER.get(thumb).header("Last-Modified");

        assertThat(SERVER.get(thumb, "If-Modified-Since", modified).status()).isEqualTo(304);
        assertThat(SERVER.get(thumb, "If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")
                        .status())
                .isEqualTo(200);
        assertThat(SERVER.get(thumb, "If-Modified-Since", "yesterday").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-9, 0, 10", "bytes=10-, 10, -1", "bytes=-5, -5, -1", "bytes=0-999999999, 0, -1"})
    void a_range_is_sent_alone(String range, int first, int end) {
        int from = first < 0 ? PICTURE.length + first : first;
        int to = end < 0 ? PICTURE.length : end;

        Answer answer = SERVER.get(original, "Range", range);

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.bytes()).isEqualTo(Arrays.copyOfRange(PICTURE, from, to));
        assertThat(answer.header("Content-Range")).isEqualTo("bytes " + from + "-" + (to - 1) + "/" + PICTURE.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,5-6", "bytes=9-3", "bytes=a-b", "bytes=-", "lines=0-1", "bytes"})
    void a_range_not_understood_is_no_range(String range) {
        Answer answer = SERVER.get(original, "Range", range);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).isEqualTo(PICTURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=999999999-", "bytes=-0"})
    void a_range_beyond_the_end_is_refused(String range) {
        Answer answer = SERVER.get(original, "Range", range);

        answer.problem(416);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes */" + PICTURE.length);
    }

    @Test
    void a_range_of_bytes_that_have_changed_is_answered_with_all_of_them() {
        Answer same = SERVER.get(
                original, "Range", "bytes=0-9", "If-Range", SERVER.get(original).header("ETag"));
        Answer sameTime = SERVER.get(
                original, "Range", "bytes=0-9", "If-Range", SERVER.get(original).header("Last-Modified"));
        Answer changed = SERVER.get(original, "Range", "bytes=0-9", "If-Range", "\"other\"");

        assertThat(same.status()).isEqualTo(206);
        assertThat(sameTime.status()).isEqualTo(206);
        assertThat(changed.status()).isEqualTo(200);
    }

    @Test
    void head_has_the_headers_and_no_body() {
        for (String path : new String[] {thumb, original, asset, "/metrics/", "/healthz", "/livez", "/jobs/1"}) {
            Answer get = SERVER.get(path);
            Answer head = SERVER.send("HEAD", path, new byte[0]);

            assertThat(head.status()).as(path).isEqualTo(200);
            assertThat(head.bytes()).isEmpty();
            assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
            assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
            assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        }
        assertThat(SERVER.send("HEAD", "/retrieve/asset/999", new byte[0]).status())
                .isEqualTo(404);
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(SERVER.get("/retrieve/asset/999").problem(404)).isEqualTo("There is no asset 999");
        assertThat(SERVER.get("/retrieve/original/999").problem(404)).isEqualTo("There is no asset 999");
        assertThat(SERVER.get("/retrieve/rendition/999/thumb").problem(404)).isEqualTo("There is no asset 999");
        assertThat(SERVER.get("/retrieve/rendition/999/thumb").header("Retry-After"))
                .isEmpty();
    }

    @Test
    void a_rendition_whose_bytes_are_lost_is_missing() throws IOException {
        long id = SERVER.renderedAsset("lost", Pictures.jpeg(7, 50, 50));
        Files.delete(stored(id + "_thumb.jpg"));

        assertThat(SERVER.get("/retrieve/rendition/" + id + "/thumb").problem(404))
                .isEqualTo("The thumb of asset " + id + " is missing; have the asset rendered again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "1.5", "99999999999999999999", "%00"})
    void an_id_that_is_none_is_refused(String id) {
        for (String path : new String[] {"/retrieve/asset/", "/retrieve/original/", "/jobs/"}) {
            Answer answer = SERVER.get(path + id);

            assertThat(answer.status()).as(path + id + ": " + answer.text()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @Test
    void an_unknown_preset_is_refused_even_without_an_asset() {
        assertThat(SERVER.get("/retrieve/rendition/999/huge").problem(400))
                .isEqualTo("There is no preset 'huge'; the presets are thumb, card, zoom");
    }

    @Test
    void a_filename_cannot_break_out_of_its_header() {
        Form form = new Form()
                .part("form-data; name=\"file\"; filename=\"a\\\"; evil=\\\"x ;ü€.jpg\"", Pictures.jpeg(4, 50, 50));
        long id = SERVER.post("/upload/", form).json().get("asset_id").asLong();

        Answer answer = SERVER.get("/retrieve/original/" + id);

        assertThat(answer.header("Content-Disposition"))
                .matches("inline; filename=\"[A-Za-z0-9._ -]+\"; filename\\*=UTF-8''[A-Za-z0-9._%-]+")
                .contains("%C3%BC%E2%82%AC.jpg");
    }

    @Test
    void a_deleted_asset_is_gone_at_once_and_with_it_its_files() {
        long id = SERVER.renderedAsset("gone", Pictures.jpeg(5, 50, 50));

        Answer deleted = SERVER.send("DELETE", "/retrieve/asset/" + id, new byte[0]);

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.bytes()).isEmpty();
        SERVER.get("/retrieve/asset/" + id).problem(404);
        SERVER.get("/retrieve/original/" + id).problem(404);
        SERVER.get("/retrieve/rendition/" + id + "/thumb").problem(404);
        assertThat(SERVER.send("DELETE", "/retrieve/asset/" + id, new byte[0]).problem(404))
                .isEqualTo("There is no asset " + id);
    }

    @Test
    void an_asset_is_rendered_again_by_a_new_job() {
        long id = SERVER.renderedAsset("again", Pictures.jpeg(6, 50, 50));
        long first = job(id).get("id").asLong();

        Answer answer = SERVER.post("/retrieve/asset/" + id + "/regenerate");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("job_id").asLong()).isGreaterThan(first);
        SERVER.awaitJob(id, "completed");
        assertThat(SERVER.post("/retrieve/asset/999/regenerate").problem(404)).isEqualTo("There is no asset 999");
    }

    private String etagOf(String preset) {
        for (JsonNode rendition : SERVER.get(asset).json().get("renditions")) {
            if (rendition.get("preset").asText().equals(preset)) {
                return rendition.get("etag").asText();
            }
        }
        throw new AssertionError("No " + preset);
    }

    private static Path stored(String name) throws IOException {
        try (Stream<Path> files = Files.walk(SERVER.data().resolve("storage"))) {
            return files.filter(file -> file.endsWith(name)).findAny().orElseThrow();
        }
    }

    private static String cacheControl(String path) {
        return SERVER.get(path).header("Cache-Control");
    }

    private static JsonNode job(long assetId) {
        return SERVER.get("/retrieve/asset/" + assetId).json().get("job");
    }
}
