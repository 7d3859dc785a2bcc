package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.server.Answer;
import io.imagecatalog.server.Form;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.TestServer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Section 7 of the guide, step by step, on one server. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuideWorkflowTest {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with();

    private static final byte[] PHOTO = Pictures.jpeg(7, 1920, 1080);

    @Test
    @Order(1)
    void an_image_is_uploaded() {
        JsonNode body = upload().json();

        assertThat(body.toString())
                .isEqualTo("{\"asset_id\":1,\"status\":\"uploaded\","
                        + "\"message\":\"Image uploaded and queued for processing\","
                        + "\"content_hash\":\"" + ContentHash.of(PHOTO) + "\",\"job_id\":1}");
    }

    @Test
    @Order(2)
    void the_same_image_exists_already() {
        JsonNode body = upload().json();

        assertThat(body.toString())
                .isEqualTo("{\"asset_id\":1,\"status\":\"exists\","
                        + "\"message\":\"Asset with identical content already exists (idempotent)\","
                        + "\"content_hash\":\"" + ContentHash.of(PHOTO) + "\"}");
    }

    @Test
    @Order(3)
    void the_asset_shows_its_renditions_when_the_job_is_done() {
        SERVER.awaitJob(1, "completed");

        JsonNode asset = SERVER.get("/retrieve/asset/1").json();

        assertThat(asset.fieldNames())
                .toIterable()
                .startsWith(
                        "asset_id",
                        "filename",
                        "content_hash",
                        "width",
                        "height",
                        "bytes",
                        "color_space",
                        "created_at",
                        "renditions");
        assertThat(asset.get("filename").asText()).isEqualTo("photo.jpg");
        assertThat(asset.get("width").asInt()).isEqualTo(1920);
        assertThat(asset.get("height").asInt()).isEqualTo(1080);
        assertThat(asset.get("bytes").asInt()).isEqualTo(PHOTO.length);
        assertThat(asset.get("color_space").asText()).isEqualTo("RGB");
        assertThat(asset.get("created_at").asText()).endsWith("Z").satisfies(Instant::parse);
        assertThat(asset.get("perceptual_hash").asText()).matches("[0-9a-f]{16}");
        assertThat(asset.get("perceptual_hash_recipe").asText()).matches("phash-[0-9]+");
        assertThat(asset.get("job").toString())
                .isEqualTo("{\"id\":1,\"status\":\"completed\",\"attempts\":1,\"last_error\":null}");
        assertThat(asset.get("renditions")).hasSize(3);
        assertThat(sizes(asset)).containsExactly("thumb 100x56", "card 400x225", "zoom 1200x675");
        assertThat(asset.get("renditions").get(0).fieldNames())
                .toIterable()
                .startsWith("preset", "file_path", "width", "height", "bytes", "quality");
        assertThat(asset.get("renditions").get(0).get("file_path").asText()).isEqualTo("renditions/1_thumb.jpg");
        assertThat(asset.get("renditions").get(0).get("quality").asInt()).isEqualTo(85);
    }

    @Test
    @Order(4)
    void renditions_are_downloaded() {
        for (String preset : List.of("thumb", "card", "zoom")) {
            Answer answer = SERVER.get("/retrieve/rendition/1/" + preset);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
            assertThat(Pictures.decoded(answer.bytes()).getWidth()).isIn(100, 400, 1200);
        }
    }

    @Test
    @Order(5)
    void quality_is_compared() {
        JsonNode body =
                SERVER.post("/compare/1", new Form().file("photo.jpg", PHOTO)).json();

        assertThat(body.fieldNames()).toIterable().startsWith("asset_id", "comparisons", "note");
        assertThat(body.get("note").asText())
                .isEqualTo("PSNR > 30 dB indicates good quality. Lower perceptual_hash_distance = more similar.");
        JsonNode comparisons = body.get("comparisons");
        assertThat(comparisons.fieldNames()).toIterable().containsExactly("original", "thumb", "card", "zoom");
        JsonNode original = comparisons.get("original");
        assertThat(original.fieldNames())
                .toIterable()
                .startsWith("file_size_bytes", "psnr_db", "perceptual_hash_distance", "note");
        assertThat(original.get("file_size_bytes").asInt()).isEqualTo(PHOTO.length);
        assertThat(original.get("psnr_db").asDouble()).isEqualTo(100.0);
        assertThat(original.get("identical").asBoolean()).isTrue();
        assertThat(original.get("perceptual_hash_distance").asInt()).isZero();
        assertThat(original.get("note").asText())
                .isEqualTo("PSNR > 30 dB is good quality. Lower hash distance = more similar.");
        assertThat(comparisons.get("thumb").has("note")).isFalse();
        assertThat(comparisons.get("thumb").get("identical").asBoolean()).isFalse();
        assertThat(comparisons.get("card").get("psnr_db").asDouble()).isBetween(20.0, 99.0);
        assertThat(comparisons.get("zoom").get("reference_width").asInt()).isEqualTo(1200);
        assertThat(comparisons.get("zoom").get("candidate_width").asInt()).isEqualTo(1920);
    }

    @Test
    @Order(6)
    void metrics_count_the_asset_and_its_renditions() {
        JsonNode tenant = SERVER.get("/metrics/tenant/my_company").json();

        assertThat(tenant.fieldNames())
                .toIterable()
                .containsExactly(
                        "tenant_id",
                        "tenant_name",
                        "asset_count",
                        "rendition_count",
                        "total_bytes",
                        "asset_bytes",
                        "rendition_bytes");
        assertThat(tenant.get("asset_count").asInt()).isEqualTo(1);
        assertThat(tenant.get("rendition_count").asInt()).isEqualTo(3);
        assertThat(tenant.get("asset_bytes").asInt()).isEqualTo(PHOTO.length);
        assertThat(tenant.get("total_bytes").asInt())
                .isEqualTo(PHOTO.length + tenant.get("rendition_bytes").asInt());
        assertThat(SERVER.get("/metrics/").json().get("tenants")).containsExactly(tenant);
    }

    @Test
    @Order(7)
    void a_purge_finds_nothing_that_is_old_and_unreferenced() {
        JsonNode dry = SERVER.post("/purge/?dry_run=true").json();
        JsonNode real = SERVER.post("/purge/?dry_run=false&days=30").json();

        assertThat(dry.fieldNames())
                .toIterable()
                .startsWith(
                        "dry_run",
                        "purge_days",
                        "cutoff_date",
                        "renditions_found",
                        "renditions_to_delete",
                        "deleted_count",
                        "deleted_bytes",
                        "errors");
        assertThat(dry.get("dry_run").asBoolean()).isTrue();
        assertThat(dry.get("purge_days").asInt()).isEqualTo(30);
        assertThat(dry.get("errors").isNull()).isTrue();
        assertThat(real.get("dry_run").asBoolean()).isFalse();
        assertThat(real.get("deleted_count").asInt()).isZero();
        assertThat(SERVER.get("/retrieve/rendition/1/thumb").status()).isEqualTo(200);
    }

    private static Answer upload() {
        return SERVER.upload("my_company", "photo.jpg", PHOTO);
    }

    private static List<String> sizes(JsonNode asset) {
        return asset.get("renditions").findValuesAsText("preset").stream()
                .map(preset -> preset + " " + size(asset, preset))
                .toList();
    }

    private static String size(JsonNode asset, String preset) {
        for (JsonNode rendition : asset.get("renditions")) {
            if (rendition.get("preset").asText().equals(preset)) {
                return rendition.get("width").asInt() + "x"
                        + rendition.get("height").asInt();
            }
        }
        throw new AssertionError("No " + preset);
    }
}
