package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server with presets that ask for a least fidelity. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatedPresetsTest {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with(
            "PRESETS", "easy=80:q50:psnr=10 hard=90:q50:ssim=0.97 never=70:q50:psnr=99.5:maxq=63 plain=60:q50");

    private JsonNode renditions;

    @BeforeAll
    void uploadAPicture() {
        long id = SERVER.renderedAsset("shop", Pictures.png(1, 200, 100));
        renditions = SERVER.get("/retrieve/asset/" + id).json().get("renditions");
    }

    @Test
    void a_rendition_that_is_faithful_enough_keeps_the_quality_of_its_preset() {
        assertThat(quality("easy")).isEqualTo(50);
        assertThat(rendition("easy").get("psnr_db").asDouble()).isBetween(10.0, 60.0);
    }

    @Test
    void a_rendition_has_the_quality_that_it_was_raised_to_and_what_was_measured() {
        assertThat(quality("hard")).isBetween(55, 95);
        assertThat(rendition("hard").get("ssim").asDouble()).isBetween(0.97, 1.0);
        assertThat(rendition("hard").get("ssim").asText()).matches("[01]\\.[0-9]{1,4}");
        assertThat(rendition("hard").get("psnr_db").asText()).matches("[0-9]+\\.[0-9]{1,2}");
    }

    @Test
    void a_rendition_that_misses_its_gate_is_there_at_the_most_quality() {
        assertThat(quality("never")).isEqualTo(63);
        assertThat(rendition("never").get("psnr_db").asDouble()).isLessThan(99.5);
    }

    @Test
    void a_rendition_that_was_not_measured_says_nothing_of_it() {
        assertThat(quality("plain")).isEqualTo(50);
        assertThat(rendition("plain").has("psnr_db")).isFalse();
        assertThat(rendition("plain").has("ssim")).isFalse();
    }

    @Test
    void a_rendition_that_loses_nothing_has_100_decibels() {
        long id = SERVER.renderedAsset("shop", Pictures.whitePng(40, 30));
        JsonNode easy =
                SERVER.get("/retrieve/asset/" + id).json().get("renditions").get(0);

        assertThat(easy.get("psnr_db").asDouble()).isEqualTo(100.0);
        assertThat(easy.get("ssim").asDouble()).isEqualTo(1.0);
    }

    private int quality(String preset) {
        return rendition(preset).get("quality").asInt();
    }

    private JsonNode rendition(String preset) {
        for (JsonNode rendition : renditions) {
            if (rendition.get("preset").asText().equals(preset)) {
                return rendition;
            }
        }
        throw new AssertionError("There is no " + preset);
    }
}
