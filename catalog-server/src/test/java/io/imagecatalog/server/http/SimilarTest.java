package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.imagecatalog.server.Answer;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.TestServer;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of the same in several files, and such as show something else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimilarTest {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with();

    private static final byte[] JPEG = Pictures.jpeg(31, 300, 200);
    private static final byte[] PNG = Pictures.png(31, 300, 200);

    private long jpeg;
    private long png;
    private long other;
    private long theirs;
    private String similar;

    @BeforeAll
    void uploadPictures() {
        jpeg = SERVER.renderedAsset("shop", JPEG);
        png = SERVER.renderedAsset("shop", PNG);
        other = SERVER.renderedAsset("shop", Pictures.jpeg(32, 300, 200));
        theirs = SERVER.renderedAsset("zoo", PNG);
        similar = "/retrieve/asset/" + jpeg + "/similar";
    }

    @Test
    void the_same_picture_in_another_file_is_found_and_nothing_else() {
        assertThat(found(jpeg)).containsExactly(png);
        assertThat(found(png)).containsExactly(jpeg);
        assertThat(found(other)).isEmpty();
        assertThat(found(theirs)).isEmpty();
    }

    @Test
    void the_answer_tells_what_was_looked_for_and_what_was_found() {
        JsonNode body = SERVER.get(similar + "?max_distance=7").json();
        JsonNode asset = SERVER.get("/retrieve/asset/" + jpeg).json();
        JsonNode match = SERVER.get("/retrieve/asset/" + png).json();

        assertThat(body.fieldNames())
                .toIterable()
                .containsExactly("asset_id", "perceptual_hash", "perceptual_hash_recipe", "max_distance", "similar");
        assertThat(body.get("asset_id").asLong()).isEqualTo(jpeg);
        assertThat(body.get("perceptual_hash")).isEqualTo(asset.get("perceptual_hash"));
        assertThat(body.get("perceptual_hash_recipe")).isEqualTo(asset.get("perceptual_hash_recipe"));
        assertThat(body.get("max_distance").asInt()).isEqualTo(7);
        assertThat(body.get("similar")).hasSize(1);
        JsonNode found = body.get("similar").get(0);
        assertThat(found.fieldNames())
                .toIterable()
                .containsExactly(
                        "asset_id",
                        "distance",
                        "filename",
                        "width",
                        "height",
                        "bytes",
                        "perceptual_hash",
                        "created_at");
        assertThat(found.get("distance").asInt()).isBetween(0, 7);
        for (String field :
                new String[] {"asset_id", "filename", "width", "height", "bytes", "perceptual_hash", "created_at"}) {
            assertThat(found.get(field)).as(field).isEqualTo(match.get(field));
        }
    }

    @Test
    void ten_bits_and_a_hundred_assets_are_the_default() {
        JsonNode body = SERVER.get(similar).json();

        assertThat(body.get("max_distance").asInt()).isEqualTo(10);
        assertThat(SERVER.get(similar + "?max_distance=10&limit=100").json()).isEqualTo(body);
    }

    @Test
    void no_more_are_listed_than_asked_for() {
        for (int width = 201; width < 204; width++) {
            SERVER.renderedAsset("flat", Pictures.flatPng(width));
        }
        long id = SERVER.renderedAsset("flat", Pictures.flatPng(204));

        assertThat(SERVER.get("/retrieve/asset/" + id + "/similar?limit=2")
                        .json()
                        .get("similar"))
                .hasSize(2);
        assertThat(found(id)).hasSize(3).isSorted();
    }

    @Test
    void a_deleted_asset_is_found_no_more() {
        byte[] picture = Pictures.jpeg(33, 300, 200);
        long kept = SERVER.renderedAsset("gone", picture);
        long deleted = SERVER.renderedAsset("gone", Pictures.png(33, 300, 200));
        assertThat(found(kept)).containsExactly(deleted);

        SERVER.send("DELETE", "/retrieve/asset/" + deleted, new byte[0]);

        assertThat(found(kept)).isEmpty();
        assertThat(SERVER.get("/retrieve/asset/" + deleted + "/similar").problem(404))
                .isEqualTo("There is no asset " + deleted);
    }

    @Test
    void the_address_answers_with_a_last_slash_and_to_head() {
        Answer get = SERVER.get(similar);
        Answer head = SERVER.send("HEAD", similar, new byte[0]);

        assertThat(SERVER.get(similar + "/").json()).isEqualTo(get.json());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
    }

    @ParameterizedTest
    @CsvSource({
        "max_distance=17, 'max_distance is a whole number from 0 to 16, not ''17'''",
        "max_distance=-1, 'max_distance is a whole number from 0 to 16, not ''-1'''",
        "max_distance=far, 'max_distance is a whole number from 0 to 16, not ''far'''",
        "limit=0, 'limit is a whole number from 1 to 1000, not ''0'''",
        "limit=1001, 'limit is a whole number from 1 to 1000, not ''1001'''",
    })
    void what_is_out_of_bounds_is_refused_saying_what_is_allowed(String query, String problem) {
        assertThat(SERVER.get(similar + "?" + query).problem(400)).isEqualTo(problem);
    }

    @Test
    void an_asset_that_is_not_there_is_not_found() {
        Answer answer = SERVER.get("/retrieve/asset/999/similar");

        assertThat(answer.problem(404)).isEqualTo("There is no asset 999");
        assertThat(answer.header("Retry-After")).isEmpty();
        SERVER.get("/retrieve/asset/abc/similar").problem(400);
    }

    private static List<Long> found(long id) {
        JsonNode body = SERVER.get("/retrieve/asset/" + id + "/similar").json();
        return body.get("similar").findValuesAsText("asset_id").stream()
                .map(Long::valueOf)
                .toList();
    }
}
