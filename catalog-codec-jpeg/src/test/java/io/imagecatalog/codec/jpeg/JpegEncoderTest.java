package io.imagecatalog.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against the JDK's writer and reader, which are libjpeg. */
class JpegEncoderTest {

    private static byte[] encode(JpegPlanes planes, int quality, boolean progressive) {
        JpegEncoder encoder = JpegEncoder.ofQuality(quality);
        return (progressive ? encoder.asProgressive() : encoder).encode(planes);
    }

    @ParameterizedTest
    @CsvSource({
        "64,48,85",
        "1,1,85",
        "7,9,85",
        "8,8,1",
        "17,16,100",
        "16,17,50",
        "333,211,85",
        "100,75,30",
        "5,400,95",
        "401,3,97",
        "800,600,85",
        "65500,1,85",
        "1,65500,40"
    })
    void a_gray_picture_becomes_the_bytes_that_libjpeg_makes_of_it(int width, int height, int quality)
            throws IOException {
        for (TestPlanes kind : TestPlanes.values()) {
            JpegPlanes gray = kind.gray(width, height);
            for (boolean progressive : new boolean[] {false, true}) {
                assertThat(encode(gray, quality, progressive))
                        .as("%s, progressive: %s", kind, progressive)
                        .isEqualTo(Libjpeg.encode(gray, quality, progressive));
            }
        }
    }

    /** The same coefficients give the same samples. */
    @ParameterizedTest
    @CsvSource({
        "64,48,85",
        "1,1,85",
        "2,3,50",
        "16,16,100",
        "121,83,85",
        "333,211,90",
        "200,120,20",
        "32,24,1",
        "500,7,97"
    })
    void a_coloured_picture_has_the_coefficients_that_libjpeg_gives_it(int width, int height, int quality)
            throws IOException {
        for (TestPlanes kind : TestPlanes.values()) {
            for (ChromaSampling sampling : ChromaSampling.values()) {
                JpegPlanes picture = kind.yCbCr(width, height, sampling);
                for (boolean progressive : new boolean[] {false, true}) {
                    byte[] theirs = Libjpeg.encode(picture, quality, progressive);
                    byte[] ours = encode(picture, quality, progressive);
                    assertThat(Libjpeg.samples(ours))
                            .as("%s, %s, progressive: %s", kind, sampling, progressive)
                            .isEqualTo(Libjpeg.samples(theirs));
                    // The JDK gives chroma the tables of brightness, and progressive files other scans.
                    if (!progressive) {
                        assertThat(ours.length).isLessThanOrEqualTo(theirs.length + 120);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50, 85, 100})
    void a_progressive_file_shows_the_same_samples_as_a_baseline_one(int quality) throws IOException {
        for (TestPlanes kind : TestPlanes.values()) {
            JpegPlanes picture = kind.yCbCr(301, 203, ChromaSampling.HALVED);
            byte[] progressive = encode(picture, quality, true);
            assertThat(progressive).isNotEqualTo(encode(picture, quality, false));
            assertThat(Libjpeg.samples(progressive)).isEqualTo(Libjpeg.samples(encode(picture, quality, false)));
        }
    }

    /** 65,536 blocks without any other frequency than the first; one symbol can end 32,767 of them. */
    @Test
    void more_empty_blocks_than_one_run_holds_are_told_in_several() throws IOException {
        JpegPlanes gray = TestPlanes.FLAT.gray(2048, 2048);
        assertThat(encode(gray, 85, true)).isEqualTo(Libjpeg.encode(gray, 85, true));
    }

    @ParameterizedTest
    @EnumSource(ChromaSampling.class)
    void of_the_best_quality_smooth_planes_come_back_almost_as_they_were(ChromaSampling sampling) throws IOException {
        int width = 160;
        int height = 96;
        byte[][] planes = new byte[3][];
        for (int plane = 0; plane < 3; plane++) {
            int across = plane == 0 ? width : width / sampling.across();
            int down = plane == 0 ? height : height / sampling.down();
            planes[plane] = new byte[across * down];
            for (int i = 0; i < planes[plane].length; i++) {
                planes[plane][i] = (byte) value(plane, i % across * width / across, i / across * height / down);
            }
        }
        JpegPlanes picture = JpegPlanes.yCbCr(width, height, sampling, planes[0], planes[1], planes[2]);
        byte[] samples = Libjpeg.samples(encode(picture, 100, false));
        for (int i = 0; i < samples.length; i++) {
            int expected = value(i % 3, i / 3 % width, i / 3 / width);
            assertThat(samples[i] & 0xff).as("sample %d", i).isBetween(expected - 2, expected + 2);
        }
    }

    private static int value(int plane, int x, int y) {
        return 60 + 20 * plane + x / 4 + y / 3;
    }

    @Test
    void a_coloured_picture_is_shown_in_its_colours() throws IOException {
        byte[] luma = new byte[256];
        byte[] cb = new byte[64];
        byte[] cr = new byte[64];
        Arrays.fill(luma, (byte) 76);
        Arrays.fill(cb, (byte) 85);
        Arrays.fill(cr, (byte) 255);
        JpegPlanes red = JpegPlanes.yCbCr(16, 16, ChromaSampling.HALVED, luma, cb, cr);
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(encode(red, 100, true)));
        assertThat(shown.getRGB(9, 9) >> 16 & 0xff).isGreaterThan(250);
        assertThat(shown.getRGB(9, 9) & 0xffff).isLessThan(0x0600);
    }
}
