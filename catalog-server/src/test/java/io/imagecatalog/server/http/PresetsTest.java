package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.imagecatalog.server.Answer;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.TestServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server whose presets are not those of the guide. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PresetsTest {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with(
            "PRESETS", "card=80x200:progressive:bg=3366cc thumb=60:q50 logo=40:png flat=40:png:bg=3366cc");

    private static final Color BACKGROUND = new Color(0x33, 0x66, 0xcc);

    private long id;

    @BeforeAll
    void uploadAPictureThatIsTransparentOnTheRight() {
        id = SERVER.renderedAsset("shop", Pictures.halfTransparentPng(1, 200, 100));
    }

    @Test
    void a_png_keeps_alpha() {
        BufferedImage logo = Pictures.decoded(rendition("logo", "image/png"));

        assertThat(logo.getWidth()).isEqualTo(40);
        assertThat(logo.getHeight()).isEqualTo(20);
        assertThat(alpha(logo.getRGB(10, 10))).isEqualTo(255);
        assertThat(alpha(logo.getRGB(30, 10))).isZero();
    }

    @Test
    void a_png_with_a_background_is_opaque() {
        BufferedImage flat = Pictures.decoded(rendition("flat", "image/png"));

        assertThat(flat.getColorModel().hasAlpha()).isFalse();
        assertThat(new Color(flat.getRGB(30, 10))).isEqualTo(BACKGROUND);
    }

    @Test
    void a_progressive_jpeg_shows_its_background_where_the_picture_is_transparent() {
        byte[] card = rendition("card", "image/jpeg");
        BufferedImage decoded = Pictures.decoded(card);

        assertThat(frameOf(card)).as("SOF2, the frame of a progressive JPEG").isEqualTo(0xc2);
        assertThat(decoded.getWidth()).isEqualTo(80);
        assertThat(decoded.getHeight()).isEqualTo(40);
        assertAlike(new Color(decoded.getRGB(60, 20)), BACKGROUND);
    }

    @Test
    void a_jpeg_is_baseline_and_on_white_unless_set_otherwise() {
        byte[] thumb = rendition("thumb", "image/jpeg");

        assertThat(frameOf(thumb)).as("SOF0, the frame of a baseline JPEG").isEqualTo(0xc0);
        assertAlike(new Color(Pictures.decoded(thumb).getRGB(45, 15)), Color.WHITE);
    }

    @Test
    void the_asset_lists_its_renditions_as_what_they_are() {
        JsonNode renditions = SERVER.get("/retrieve/asset/" + id).json().get("renditions");

        assertThat(renditions.findValuesAsText("preset")).containsExactly("card", "thumb", "logo", "flat");
        assertThat(renditions.findValuesAsText("media_type"))
                .containsExactly("image/jpeg", "image/jpeg", "image/png", "image/png");
        assertThat(renditions.findValuesAsText("file_path"))
                .containsExactly(
                        "renditions/" + id + "_card.jpg",
                        "renditions/" + id + "_thumb.jpg",
                        "renditions/" + id + "_logo.png",
                        "renditions/" + id + "_flat.png");
        assertThat(renditions.get(1).get("quality").asInt()).isEqualTo(50);
    }

    @Test
    void a_preset_of_the_guide_that_is_not_set_is_unknown() {
        assertThat(SERVER.get("/retrieve/rendition/" + id + "/zoom").problem(400))
                .isEqualTo("There is no preset 'zoom'; the presets are card, thumb, logo, flat");
    }

    private byte[] rendition(String preset, String mediaType) {
        Answer answer = SERVER.get("/retrieve/rendition/" + id + "/" + preset);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(mediaType);
        return answer.bytes();
    }

    private static int alpha(int argb) {
        return argb >>> 24;
    }

    private static void assertAlike(Color actual, Color expected) {
        Offset<Integer> little = Offset.offset(4);
        assertThat(actual.getRed()).isCloseTo(expected.getRed(), little);
        assertThat(actual.getGreen()).isCloseTo(expected.getGreen(), little);
        assertThat(actual.getBlue()).isCloseTo(expected.getBlue(), little);
    }

    /** Which marker begins the frame. */
    private static int frameOf(byte[] jpeg) {
        ByteBuffer bytes = ByteBuffer.wrap(jpeg);
        int at = 2;
        while (!isFrame(jpeg[at + 1] & 0xff)) {
            at += 2 + bytes.getShort(at + 2);
        }
        return jpeg[at + 1] & 0xff;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
