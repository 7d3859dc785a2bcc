package io.imagecatalog.image;

import static io.imagecatalog.image.TestPictures.decode;
import static io.imagecatalog.image.TestPictures.encode;
import static io.imagecatalog.image.TestPictures.rgb;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.Preset;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class ColorTest {
    private final JvmRenditionEngine engine = new JvmRenditionEngine(Limits.standard(), 64L << 20);

    private int shown(byte[] bytes) throws IOException {
        Preset preset = Preset.png("exact", 99, 99);
        BufferedImage image = decode(engine.render(Content.of(bytes), List.of(preset))
                .renditions()
                .get(0)
                .content());
        return image.getRGB(8, 8);
    }

    private static void assertColor(int argb, int red, int green, int blue) {
        Colors.assertColor(argb, red, green, blue, 3);
    }

    private static Raster flat(int... samples) {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, samples.length, null);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                raster.setPixel(x, y, samples);
            }
        }
        return raster;
    }

    private static byte[] adobe(byte[] jpeg, int transform) {
        byte[] payload = "Adobe\0\144\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        payload[11] = (byte) transform;
        return TestPictures.withSegment(jpeg, 0xee, payload);
    }

    @Test
    void cmyk_without_a_marker_is_full_ink_at_255() throws IOException {
        byte[] jpeg = TestPictures.rawJpeg(flat(255, 0, 0, 0));
        assertThat(engine.probe(Content.of(jpeg)).colorSpace()).isEqualTo(ColorSpace.CMYK);
        assertColor(shown(jpeg), 0, 255, 255);
    }

    @Test
    void cmyk_of_adobes_is_inverted() throws IOException {
        assertColor(shown(adobe(TestPictures.rawJpeg(flat(255, 255, 0, 255)), 0)), 255, 255, 0);
        assertColor(shown(adobe(TestPictures.rawJpeg(flat(255, 255, 255, 51)), 0)), 51, 51, 51);
    }

    @Test
    void ycck_is_converted_and_inverted() throws IOException {
        // Y = 76, Cb = 85, Cr = 255 is all of the first and none of the others: here cyan, as these are inks.
        assertColor(shown(adobe(TestPictures.rawJpeg(flat(76, 85, 255, 255)), 2)), 1, 255, 255);
    }

    @Test
    void components_that_adobe_says_are_rgb_stay_as_they_are() throws IOException {
        assertColor(shown(adobe(TestPictures.rawJpeg(flat(10, 200, 90)), 0)), 10, 200, 90);
    }

    @Test
    void components_that_nothing_is_known_of_are_ycbcr() throws IOException {
        assertColor(shown(TestPictures.rawJpeg(flat(76, 85, 255))), 254, 0, 0);
    }

    /** sRGB with the colours of red and green exchanged. */
    private static byte[] swappedProfile() {
        byte[] profile =
                ICC_Profile.getInstance(java.awt.color.ColorSpace.CS_sRGB).getData();
        ByteBuffer tags = ByteBuffer.wrap(profile);
        int red = 0x7258595a;
        int green = 0x6758595a;
        for (int i = 0; i < tags.getInt(128); i++) {
            int at = 132 + 12 * i;
            if (tags.getInt(at) == red) {
                tags.putInt(at, green);
            } else if (tags.getInt(at) == green) {
                tags.putInt(at, red);
            }
        }
        return profile;
    }

    @Test
    void the_profile_of_a_jpeg_is_applied() throws IOException {
        byte[] jpeg = encode(rgb(16, 16, (x, y) -> 0xc82814), "jpg");
        assertColor(shown(jpeg), 0xc8, 0x28, 0x14);
        assertColor(shown(TestPictures.withProfile(jpeg, swappedProfile())), 0x28, 0xc8, 0x14);
    }

    @Test
    void a_profile_that_is_srgbs_own_changes_nothing() throws IOException {
        byte[] jpeg = encode(TestPictures.waves(64, 48), "jpg");
        byte[] srgb = ICC_Profile.getInstance(java.awt.color.ColorSpace.CS_sRGB).getData();
        List<Preset> presets = List.of(Preset.jpeg("small", 32));
        byte[] tagged = engine.render(Content.of(TestPictures.withProfile(jpeg, srgb)), presets)
                .renditions()
                .get(0)
                .content()
                .readAllBytes();
        byte[] plain = engine.render(Content.of(jpeg), presets)
                .renditions()
                .get(0)
                .content()
                .readAllBytes();
        assertThat(tagged).isEqualTo(plain);
    }

    @Test
    void the_hash_is_of_what_is_seen_by_the_profile() throws IOException {
        PerceptualHash seen =
                hash(TestPictures.withProfile(encode(rgb(64, 64, ColorTest::tile), "jpg"), swappedProfile()));
        PerceptualHash exchanged = hash(encode(
                rgb(64, 64, (x, y) -> {
                    int color = tile(x, y);
                    return (color & 0xff00) << 8 | (color >> 8 & 0xff00) | (color & 0xff);
                }),
                "jpg"));
        assertThat(seen.distance(exchanged)).isLessThanOrEqualTo(2);
        assertThat(seen.distance(hash(encode(rgb(64, 64, ColorTest::tile), "jpg"))))
                .isGreaterThan(3);
    }

    /** Tiles of eight pixels' side, of many colours. */
    private static int tile(int x, int y) {
        return ((x / 8 * 31 + y / 8 * 17 + 5) * 0x9e3779b1) >>> 8;
    }

    private PerceptualHash hash(byte[] bytes) throws IOException {
        return engine.render(Content.of(bytes), List.of()).perceptualHash().orElseThrow();
    }

    @Test
    void the_profile_of_a_png_is_applied() throws IOException {
        byte[] png = encode(rgb(16, 16, (x, y) -> 0xc82814), "png");
        byte[] chunk = TestPictures.concat(new byte[] {'x', 0, 0}, deflated(swappedProfile()));
        assertColor(shown(TestPictures.withChunk(png, "iCCP", chunk)), 0x28, 0xc8, 0x14);
    }

    @Test
    void a_broken_profile_is_passed_over() throws IOException {
        byte[] png = encode(rgb(16, 16, (x, y) -> 0xc82814), "png");
        assertColor(shown(TestPictures.withChunk(png, "iCCP", new byte[] {'x', 0, 0, 1, 2, 3})), 0xc8, 0x28, 0x14);
        byte[] jpeg = encode(rgb(16, 16, (x, y) -> 0xc82814), "jpg");
        assertColor(shown(TestPictures.withProfile(jpeg, new byte[500])), 0xc8, 0x28, 0x14);
    }

    @Test
    void a_profile_for_other_channels_is_passed_over() throws IOException {
        BufferedImage gray = TestPictures.image(16, 16, BufferedImage.TYPE_BYTE_GRAY, (x, y) -> 0xff808080);
        byte[] jpeg = encode(gray, "jpg");
        assertThat(shown(TestPictures.withProfile(jpeg, swappedProfile()))).isEqualTo(shown(jpeg));
    }

    @Test
    void a_profile_that_inflates_without_end_is_passed_over() throws IOException {
        byte[] png = encode(rgb(16, 16, (x, y) -> 0xc82814), "png");
        byte[] bomb = TestPictures.concat(new byte[] {'x', 0, 0}, deflated(new byte[200 << 20]));
        assertColor(shown(TestPictures.withChunk(png, "iCCP", bomb)), 0xc8, 0x28, 0x14);
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void the_corpus_picture_with_exchanged_colorants_shows_them_exchanged() throws IOException {
        Corpus corpus = Corpus.required();
        Preset preset = Preset.png("exact", 999, 999);
        BufferedImage plain = decode(engine.render(corpus.content("photos/ljt-testorig.jpg"), List.of(preset))
                .renditions()
                .get(0)
                .content());
        BufferedImage swapped = decode(engine.render(corpus.content("color/gen-swapped-rg-icc.jpg"), List.of(preset))
                .renditions()
                .get(0)
                .content());
        for (int x = 0; x < plain.getWidth(); x += 7) {
            int color = plain.getRGB(x, 70);
            Colors.assertColor(swapped.getRGB(x, 70), color >> 8 & 0xff, color >> 16 & 0xff, color & 0xff, 6);
        }
    }
}
