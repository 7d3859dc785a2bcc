package io.imagecatalog.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
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

    /** Of these files libjpeg-turbo's {@code jpegtran -copy none -progressive} made the same of the baseline ones. */
    @ParameterizedTest
    @CsvSource({"FULL,1481467191", "HALVED_ACROSS,1013813077", "HALVED,1938391160"})
    void a_coloured_progressive_file_is_what_libjpeg_makes_of_the_same_coefficients(
            ChromaSampling sampling, long checksum) {
        CRC32 crc = new CRC32();
        crc.update(encode(TestPlanes.NOISE.yCbCr(121, 83, sampling), 85, true));
        assertThat(crc.getValue()).isEqualTo(checksum);
    }

    @ParameterizedTest
    @CsvSource({"FULL,11", "HALVED_ACROSS,21", "HALVED,22"})
    void the_frame_tells_the_sampling(ChromaSampling sampling, String factors) {
        for (boolean progressive : new boolean[] {false, true}) {
            byte[] jpeg = encode(TestPlanes.GRADIENT.yCbCr(40, 30, sampling), 85, progressive);
            byte[] frame = segment(jpeg, progressive ? 0xc2 : 0xc0);
            assertThat(HexFormat.of().formatHex(frame))
                    .isEqualTo("08" + "001e" + "0028" + "03" + "01" + factors + "00" + "021101" + "031101");
        }
    }

    @Test
    void every_file_is_jfif() {
        for (JpegPlanes planes :
                List.of(TestPlanes.FLAT.gray(9, 9), TestPlanes.FLAT.yCbCr(9, 9, ChromaSampling.HALVED))) {
            byte[] jpeg = encode(planes, 85, true);
            assertThat(jpeg)
                    .startsWith(0xff, 0xd8, 0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0);
            assertThat(jpeg).endsWith(0xff, 0xd9);
        }
    }

    @Test
    void a_profile_is_one_that_readers_find() throws IOException {
        byte[] icc = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        byte[] jpeg = JpegEncoder.ofQuality(85)
                .withProfile(icc)
                .asProgressive()
                .encode(TestPlanes.MIXED.yCbCr(40, 30, ChromaSampling.HALVED));
        assertThat(Libjpeg.profile(jpeg)).isEqualTo(icc);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_519, 65_520, 255 * 65_519})
    void a_long_profile_is_in_pieces(int length) {
        byte[] profile = new byte[length];
        new Random(1).nextBytes(profile);
        byte[] jpeg = JpegEncoder.ofQuality(85).withProfile(profile).encode(TestPlanes.FLAT.gray(8, 8));

        int pieces = (length + 65_518) / 65_519;
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        ByteBuffer file = ByteBuffer.wrap(jpeg).position(20);
        for (int piece = 1; piece <= pieces; piece++) {
            assertThat(file.getShort()).isEqualTo((short) 0xffe2);
            byte[] segment = new byte[(file.getShort() & 0xffff) - 2];
            file.get(segment);
            assertThat(segment).startsWith("ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII));
            assertThat(segment[12] & 0xff).isEqualTo(piece);
            assertThat(segment[13] & 0xff).isEqualTo(pieces);
            joined.write(segment, 14, segment.length - 14);
        }
        assertThat(joined.toByteArray()).isEqualTo(profile);
        assertThat(file.getShort()).isEqualTo((short) 0xffdb);
    }

    @Test
    void a_profile_that_no_file_can_hold_is_refused() {
        JpegEncoder encoder = JpegEncoder.ofQuality(85);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.withProfile(new byte[255 * 65_519 + 1]))
                .withMessage("A colour profile in a JPEG has 1 to 16707345 bytes, not 16707346");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.withProfile(new byte[0]))
                .withMessageContaining("not 0");
    }

    @Test
    void a_profile_is_taken_as_it_is_now() {
        byte[] profile = new byte[20];
        JpegEncoder encoder = JpegEncoder.ofQuality(85).withProfile(profile);
        byte[] before = encoder.encode(TestPlanes.FLAT.gray(8, 8));
        profile[7] = 1;
        assertThat(encoder.encode(TestPlanes.FLAT.gray(8, 8))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101, -5})
    void a_quality_off_the_scale_is_refused(int quality) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JpegEncoder.ofQuality(quality))
                .withMessage("The quality of a JPEG is 1 to 100, not " + quality);
    }

    @ParameterizedTest
    @CsvSource({"65536,1", "1,65536", "0,5", "5,-1"})
    void a_side_that_the_format_has_no_number_for_is_refused(int width, int height) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JpegPlanes.gray(width, height, new byte[65_536]))
                .withMessage("A side of a JPEG is 1 to 65535 pixels long, not " + width + "x" + height);
    }

    @Test
    void a_plane_of_another_size_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JpegPlanes.gray(9, 7, new byte[64]))
                .withMessage("Plane 0 of a picture of 9x7 has 9x7 samples, 63, not 64");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> JpegPlanes.yCbCr(9, 7, ChromaSampling.HALVED, new byte[63], new byte[20], new byte[63]))
                .withMessage("Plane 2 of a picture of 9x7 has 5x4 samples, 20, not 63");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JpegPlanes.gray(65_535, 65_535, new byte[0]))
                .withMessageContaining("4294836225");
    }

    /** What a segment holds behind its length. */
    private static byte[] segment(byte[] jpeg, int marker) {
        ByteBuffer file = ByteBuffer.wrap(jpeg).position(2);
        while (true) {
            int found = file.getShort() & 0xff;
            byte[] content = new byte[(file.getShort() & 0xffff) - 2];
            file.get(content);
            if (found == marker) {
                return content;
            }
        }
    }
}
