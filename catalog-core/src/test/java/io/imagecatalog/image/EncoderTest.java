package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Size;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EncoderTest {
    /** ITU-T T.81, table K.1, in zigzag order. */
    private static final int[] LUMINANCE = {
        16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51,
        61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77,
        113, 121, 112, 100, 120, 92, 101, 103, 99
    };

    private static byte[] jpeg(int quality, Channels channels) {
        Picture picture = new Picture(new Size(40, 30), channels);
        Arrays.fill(picture.plane(0), (byte) 99);
        Preset preset = Preset.jpeg("a", 9).withQuality(quality);
        return new Encoders().of(preset).encode(picture, preset);
    }

    private static int find(byte[] jpeg, int marker) {
        for (int at = 2; at < jpeg.length; ) {
            if ((jpeg[at + 1] & 0xff) == marker) {
                return at + 4;
            }
            at += 2 + ((jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff));
        }
        throw new IllegalArgumentException("No such segment");
    }

    @Test
    void quality_is_on_libjpegs_scale() {
        for (int quality = 1; quality <= 100; quality++) {
            byte[] jpeg = jpeg(quality, Channels.RGB);
            int table = find(jpeg, 0xdb) + 1;
            int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
            for (int i = 0; i < 64; i++) {
                int expected = Math.max(1, Math.min(255, (LUMINANCE[i] * percent + 50) / 100));
                assertThat(jpeg[table + i] & 0xff)
                        .as("quality %d, entry %d", quality, i)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void chroma_is_halved_both_ways() {
        byte[] jpeg = jpeg(85, Channels.RGB);
        int frame = find(jpeg, 0xc0);
        assertThat(jpeg[frame + 5]).isEqualTo((byte) 3);
        assertThat(jpeg[frame + 7]).isEqualTo((byte) 0x22);
        assertThat(jpeg[frame + 10]).isEqualTo((byte) 0x11);
        assertThat(jpeg[frame + 13]).isEqualTo((byte) 0x11);
    }

    @Test
    void a_gray_picture_is_a_gray_jpeg() {
        byte[] jpeg = jpeg(85, Channels.GRAY);
        assertThat(jpeg[find(jpeg, 0xc0) + 5]).isEqualTo((byte) 1);
    }

    @Test
    void the_huffman_tables_are_made_for_the_picture() {
        byte[] flat = jpeg(85, Channels.GRAY);
        int codes = 0;
        for (int length = 1; length <= 16; length++) {
            codes += flat[find(flat, 0xc4) + length];
        }
        // The standard table for differences of brightness has twelve.
        assertThat(codes).isLessThanOrEqualTo(2);
    }
}
