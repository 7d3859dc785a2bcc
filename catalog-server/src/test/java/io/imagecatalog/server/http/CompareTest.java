package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.imagecatalog.server.Form;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CompareTest {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with();

    @Test
    void a_comparison_needs_an_asset_and_a_picture() {
        byte[] picture = Pictures.jpeg(11, 60, 40);
        long id = SERVER.renderedAsset("compare", picture);

        assertThat(SERVER.post("/compare/999", new Form().file("a.jpg", picture))
                        .problem(404))
                .isEqualTo("There is no asset 999");
        assertThat(SERVER.post("/compare/" + id, new Form().text("tenant_name", "t"))
                        .problem(400))
                .isEqualTo("The form has no part named 'file'");
        SERVER.post("/compare/" + id, new Form().file("a.jpg", new byte[100])).problem(400);
        SERVER.post("/compare/x", new Form().file("a.jpg", picture)).problem(400);
    }

    @Test
    void a_picture_of_other_proportions_is_compared_and_said_to_be_so() {
        long id = SERVER.renderedAsset("compare", Pictures.jpeg(12, 300, 200));

        JsonNode original = SERVER.post("/compare/" + id, new Form().file("a.jpg", Pictures.jpeg(12, 200, 300)))
                .json()
                .get("comparisons")
                .get("original");

        assertThat(original.get("aspect_differs").asBoolean()).isTrue();
        assertThat(original.get("identical").asBoolean()).isFalse();
        assertThat(original.get("candidate_width").asInt()).isEqualTo(200);
        assertThat(original.get("reference_width").asInt()).isEqualTo(300);
        assertThat(original.get("ssim").asDouble()).isLessThan(1);
    }

    @Test
    void the_answer_says_how_it_was_measured() {
        byte[] picture = Pictures.jpeg(13, 300, 200);
        long id = SERVER.renderedAsset("compare", picture);

        JsonNode answer = compare(id, picture);

        assertThat(answer.get("method").asText()).contains("MAX = 255", "11x11", "phash", "Lanczos3");
        JsonNode original = answer.get("comparisons").get("original");
        for (String hash : List.of("perceptual", "average", "difference")) {
            assertThat(original.get(hash + "_hash_distance").asInt(-1)).isZero();
        }
    }

    @Test
    void an_original_that_cannot_be_decoded_is_named_and_not_blamed_on_the_candidate() {
        long id = SERVER.asset("compare", Pictures.undecodablePng());
        SERVER.awaitJob(id, "failed");

        JsonNode answer = compare(id, Pictures.jpeg(14, 60, 40));

        assertThat(answer.get("comparisons")).isEmpty();
        assertThat(answer.get("unreadable")).extracting(JsonNode::asText).containsExactly("original");
    }

    private static JsonNode compare(long id, byte[] picture) {
        return SERVER.post("/compare/" + id, new Form().file("a.jpg", picture)).json();
    }
}
