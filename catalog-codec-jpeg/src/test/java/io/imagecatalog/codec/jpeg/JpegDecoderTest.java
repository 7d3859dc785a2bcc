package io.imagecatalog.codec.jpeg;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.codec.jpeg.JpegException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against the JDK's reader, which is libjpeg, and against what its program {@code djpeg -dct int -nosmooth} wrote. */
class JpegDecoderTest {
    private static final JpegLimits LIMITS = new JpegLimits(10_000_000, 100, 1 << 28, 1 << 20);

    static Stream<String> files() {
        return Stream.of(
                "a-scan-a-component",
                "gray-sampled-2x2",
                "progressive-own-script",
                "progressive-restart",
                "restart-every-3-units",
                "restart-every-row",
                "rgb",
                "sampled-1x2",
                "sampled-4x1",
                "sampled-4x2",
                "sampled-each-its-own");
    }

    @Nested
    class The_samples {
        @ParameterizedTest
        @CsvSource({
            "1,1,85",
            "8,8,1",
            "7,9,90",
            "16,17,50",
            "64,48,85",
            "333,211,100",
            "400,5,30",
            "3,401,95",
            "1000,700,85"
        })
        void of_a_gray_picture_are_libjpegs_to_the_bit(int width, int height, int quality) throws IOException {
            for (TestPlanes kind : TestPlanes.values()) {
                for (boolean progressive : new boolean[] {false, true}) {
                    byte[] file = Libjpeg.encode(kind.gray(width, height), quality, progressive);

                    assertThat(plane(file, JpegScale.WHOLE, 0))
                            .as("%s, progressive: %s", kind, progressive)
                            .isEqualTo(Libjpeg.samples(file));
                }
            }
        }

        @ParameterizedTest
        @CsvSource({"1,1,85", "9,7,50", "120,83,85", "333,211,97"})
        void of_a_coloured_picture_are_libjpegs_to_the_bit(int width, int height, int quality) throws IOException {
            for (TestPlanes kind : TestPlanes.values()) {
                for (boolean progressive : new boolean[] {false, true}) {
                    byte[] file = Libjpeg.encode(kind.yCbCr(width, height, ChromaSampling.FULL), quality, progressive);

                    byte[] expected = Libjpeg.samples(file);
                    for (int component = 0; component < 3; component++) {
                        assertThat(plane(file, JpegScale.WHOLE, component))
                                .as("component %s, %s, progressive: %s", component, kind, progressive)
                                .isEqualTo(every(3, component, expected));
                    }
                }
            }
        }

        @ParameterizedTest
        @CsvSource({
            "a-scan-a-component, 6aa61d2b, 467e29fe",
            "gray-sampled-2x2, c057ccd1, 5ef5f938",
            "progressive-own-script, 6aa61d2b, 467e29fe",
            "progressive-restart, fd23ce97, 69806771",
            "restart-every-3-units, d311feea, fcd115cc",
            "restart-every-row, fad03de7, 73b8a230",
            "sampled-1x2, 996cca00, 610f8e25",
            "sampled-4x1, 996cca00, 610f8e25",
            "sampled-4x2, 996cca00, 610f8e25",
            "sampled-each-its-own, 996cca00, 610f8e25"
        })
        void of_every_mode_and_sampling_are_djpegs_whole_and_at_an_eighth(String name, String whole, String eighth)
                throws IOException {
            assertThat(crc(plane(file(name), JpegScale.WHOLE, 0))).isEqualTo(whole);
            assertThat(crc(plane(file(name), JpegScale.EIGHTH, 0))).isEqualTo(eighth);
        }

        @ParameterizedTest
        @EnumSource
        void of_a_smaller_scale_are_near_the_averages_of_the_whole(JpegScale scale) throws IOException {
            byte[] file = Libjpeg.encode(TestPlanes.MIXED.gray(160, 96), 95, false);
            byte[] whole = plane(file, JpegScale.WHOLE, 0);
            byte[] scaled = plane(file, scale, 0);
            int step = 8 / scale.side();

            double squares = 0;
            for (int y = 0; y < 96 / step; y++) {
                for (int x = 0; x < 160 / step; x++) {
                    double difference =
                            average(whole, 160, x * step, y * step, step) - (scaled[y * (160 / step) + x] & 0xff);
                    squares += difference * difference;
                }
            }

            assertThat(Math.sqrt(squares / scaled.length)).isLessThan(6);
        }

        @ParameterizedTest
        @MethodSource("io.imagecatalog.codec.jpeg.JpegDecoderTest#files")
        void do_not_depend_on_how_the_bytes_come(String name) throws IOException {
            byte[] file = file(name);

            assertThat(plane(new Drops(file), JpegScale.WHOLE, 0)).isEqualTo(plane(file, JpegScale.WHOLE, 0));
        }
    }

    @ParameterizedTest
    @CsvSource({"restart-every-row, 3", "a-scan-a-component, 12"})
    void whoever_watches_is_asked_before_each_row_and_can_end_it(String name, int rowsOfScans) throws IOException {
        AtomicInteger asked = new AtomicInteger();
        JpegRows rows = open(file(name)).rows(JpegScale.WHOLE, asked::incrementAndGet);
        while (rows.next()) {
            assertThat(asked.get()).isPositive();
        }

        assertThat(asked).hasValue(rowsOfScans + (name.startsWith("a-") ? 3 : 0));
        assertThatThrownBy(() -> open(file(name))
                        .rows(JpegScale.WHOLE, () -> {
                            throw new IllegalStateException("enough");
                        })
                        .next())
                .hasMessage("enough");
    }

    @Nested
    class The_header {
        @Test
        void has_the_size_and_the_sampling() throws IOException {
            JpegHeader header = open(file("sampled-4x2")).header();

            assertThat(header.width()).isEqualTo(67);
            assertThat(header.height()).isEqualTo(45);
            assertThat(header.progressive()).isFalse();
            assertThat(header.components())
                    .containsExactly(
                            new JpegComponent(1, 4, 2, 67, 45, 0),
                            new JpegComponent(2, 1, 1, 17, 23, 1),
                            new JpegComponent(3, 1, 1, 17, 23, 1));
            assertThat(header.maxAcross()).isEqualTo(4);
            assertThat(header.maxDown()).isEqualTo(2);
        }

        @Test
        void tells_a_progressive_picture_and_what_adobe_says_of_its_colours() throws IOException {
            assertThat(open(file("progressive-restart")).header().progressive()).isTrue();
            assertThat(open(file("progressive-restart")).header().adobeTransform())
                    .isEmpty();
            assertThat(open(file("rgb")).header().adobeTransform()).hasValue(0);
        }

        @Test
        void hands_out_the_application_segments() throws IOException {
            byte[] profile = new byte[70_000];
            new Random(1).nextBytes(profile);
            byte[] file = JpegEncoder.ofQuality(85).withProfile(profile).encode(TestPlanes.MIXED.gray(8, 8));

            JpegHeader header = open(file).header();

            assertThat(header.segments()).extracting(JpegSegment::number).containsExactly(0, 2, 2);
            assertThat(header.segments().get(1).payload()).startsWith("ICC_PROFILE\0".getBytes(US_ASCII));
        }

        @Test
        void leaves_out_the_segments_that_there_is_no_room_for_but_not_what_adobe_says() throws IOException {
            JpegHeader header = JpegDecoder.open(
                            new ByteArrayInputStream(file("rgb")), new JpegLimits(10_000, 100, 1 << 20, 20))
                    .header();

            assertThat(header.segments()).isEmpty();
            assertThat(header.adobeTransform()).hasValue(0);
        }

        @Test
        void has_the_segments_that_come_behind_the_frame_too() throws IOException {
            byte[] file = file("rgb");
            int adobe = indexOf(file, 0xff, 0xee);
            int scan = indexOf(file, 0xff, 0xda);
            int length = 2 + ((file[adobe + 2] & 0xff) << 8) + (file[adobe + 3] & 0xff);
            ByteArrayOutputStream moved = new ByteArrayOutputStream();
            moved.write(file, 0, adobe);
            moved.write(file, adobe + length, scan - adobe - length);
            moved.write(file, adobe, length);
            moved.write(file, scan, file.length - scan);

            assertThat(open(moved.toByteArray()).header().adobeTransform()).hasValue(0);
        }
    }

    @Nested
    class What_is_refused {
        @Test
        void is_what_this_codec_does_not_read() {
            assertRefused(file("arithmetic"), Reason.UNSUPPORTED, "arithmetic");
        }

        @Test
        void is_a_height_that_comes_later() {
            byte[] file = file("sampled-1x2");
            int frame = indexOf(file, 0xff, 0xc0);
            file[frame + 5] = 0;
            file[frame + 6] = 0;

            assertRefused(file, Reason.UNSUPPORTED, "height");
        }

        @Test
        void is_more_than_eight_bits_a_sample() {
            byte[] file = file("sampled-1x2");
            file[indexOf(file, 0xff, 0xc0) + 4] = 12;

            assertRefused(file, Reason.UNSUPPORTED, "12 bits");
        }

        @Test
        void is_what_is_over_the_limits() {
            assertRefused(file("rgb"), new JpegLimits(67 * 45 - 1, 100, 1 << 20, 0), Reason.TOO_LARGE, "67x45");
            assertRefused(
                    file("progressive-restart"), new JpegLimits(10_000, 9, 1 << 20, 0), Reason.TOO_LARGE, "9 scans");
            assertRefused(file("progressive-restart"), new JpegLimits(10_000, 10, 7000, 0), Reason.TOO_LARGE, "7000");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\u00ff", "no picture at all"})
        void is_what_does_not_begin_like_a_jpeg(String text) {
            assertRefused(text.getBytes(ISO_8859_1), Reason.DAMAGED, "does not begin like a JPEG");
        }

        @Test
        void is_a_table_that_is_missing() {
            byte[] file = file("sampled-1x2");
            file[indexOf(file, 0xff, 0xda) + 6] = 0x33;

            assertRefused(file, Reason.DAMAGED, "Huffman table is missing");
        }
    }

    @Nested
    class Broken_files {
        @ParameterizedTest
        @MethodSource("io.imagecatalog.codec.jpeg.JpegDecoderTest#files")
        void that_end_anywhere_are_refused_or_gray_from_there(String name) {
            byte[] file = file(name);
            for (int length = 0; length < file.length; length++) {
                decodeOrRefuse(Arrays.copyOf(file, length));
            }
        }

        @ParameterizedTest
        @MethodSource("io.imagecatalog.codec.jpeg.JpegDecoderTest#files")
        void with_any_bytes_changed_are_refused_or_decoded_to_something(String name) {
            byte[] file = file(name);
            Random random = new Random(file.length);
            for (int round = 0; round < 3000; round++) {
                byte[] broken = file.clone();
                for (int change = random.nextInt(4); change >= 0; change--) {
                    broken[2 + random.nextInt(broken.length - 2)] =
                            (byte) (random.nextBoolean() ? 0xff : random.nextInt(256));
                }
                decodeOrRefuse(broken);
            }
        }

        @Test
        void that_end_in_their_pixels_are_gray_from_there() throws IOException {
            byte[] file = Libjpeg.encode(TestPlanes.MIXED.gray(64, 64), 90, false);
            byte[] cut = Arrays.copyOf(file, file.length / 2);

            byte[] samples = plane(cut, JpegScale.WHOLE, 0);

            assertThat(Arrays.copyOf(samples, 64)).isEqualTo(Arrays.copyOf(plane(file, JpegScale.WHOLE, 0), 64));
            assertThat(samples[64 * 64 - 1]).isEqualTo((byte) 128);
        }

        /** Of codes of sixteen bits with values of fifteen, six blocks of zeros are longer than what is read at once. */
        @Test
        void that_end_within_the_longest_unit_are_gray_from_there() throws IOException {
            byte[] longest = new byte[17];
            longest[15] = 1;
            longest[16] = 15;
            for (int zeros = 32_600; zeros < 32_800; zeros++) {
                ByteArrayOutputStream file = new ByteArrayOutputStream();
                file.writeBytes(HexFormat.of().parseHex("ffd8ffdb004300"));
                file.writeBytes(ones(64));
                file.writeBytes(
                        HexFormat.of().parseHex("ffc0001108" + "00a000a0" + "03" + "012200" + "021100" + "031100"));
                file.writeBytes(HexFormat.of().parseHex("ffc4002600"));
                file.writeBytes(longest);
                file.write(0x10);
                file.writeBytes(longest);
                file.writeBytes(HexFormat.of().parseHex("ffda000c03010002000300003f00"));
                file.writeBytes(new byte[zeros]);
                file.writeBytes(HexFormat.of().parseHex("ffd9"));

                byte[] samples = plane(file.toByteArray(), JpegScale.WHOLE, 0);

                assertThat(samples[160 * 160 - 1]).isEqualTo((byte) 128);
            }
        }

        private static byte[] ones(int count) {
            byte[] ones = new byte[count];
            Arrays.fill(ones, (byte) 1);
            return ones;
        }

        @Test
        void that_lost_a_restart_marker_go_on_at_the_next_as_libjpeg_does() throws IOException {
            byte[] file = file("restart-every-3-units");
            int marker = indexOf(file, 0xff, 0xd2);
            byte[] lost = new byte[file.length - 2];
            System.arraycopy(file, 0, lost, 0, marker);
            System.arraycopy(file, marker + 2, lost, marker, file.length - marker - 2);

            assertThat(plane(lost, JpegScale.WHOLE, 0)).isEqualTo(every(3, 0, Libjpeg.samples(lost)));
        }
    }

    private static void decodeOrRefuse(byte[] file) {
        try {
            plane(file, JpegScale.WHOLE, 0);
        } catch (JpegException refused) {
            assertThat(refused.getMessage()).isNotEmpty();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void assertRefused(byte[] file, Reason reason, String words) {
        assertRefused(file, LIMITS, reason, words);
    }

    private static void assertRefused(byte[] file, JpegLimits limits, Reason reason, String words) {
        assertThatThrownBy(() ->
                        JpegDecoder.open(new ByteArrayInputStream(file), limits).rows(JpegScale.WHOLE))
                .isInstanceOfSatisfying(
                        JpegException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(words);
    }

    private static JpegDecoder open(byte[] file) throws IOException {
        return JpegDecoder.open(new ByteArrayInputStream(file), LIMITS);
    }

    private static byte[] plane(byte[] file, JpegScale scale, int component) throws IOException {
        return plane(new ByteArrayInputStream(file), scale, component);
    }

    private static byte[] plane(InputStream file, JpegScale scale, int component) throws IOException {
        JpegRows rows = JpegDecoder.open(file, LIMITS).rows(scale);
        ByteArrayOutputStream samples = new ByteArrayOutputStream();
        while (rows.next()) {
            for (int row = 0; row < rows.count(component); row++) {
                samples.write(rows.plane(component), row * rows.stride(component), rows.width(component));
            }
        }
        assertThat(samples.size()).isEqualTo(rows.width(component) * rows.height(component));
        return samples.toByteArray();
    }

    private static byte[] every(int step, int first, byte[] interleaved) {
        byte[] plane = new byte[interleaved.length / step];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = interleaved[i * step + first];
        }
        return plane;
    }

    private static double average(byte[] plane, int width, int x, int y, int side) {
        double sum = 0;
        for (int row = y; row < y + side; row++) {
            for (int column = x; column < x + side; column++) {
                sum += plane[row * width + column] & 0xff;
            }
        }
        return sum / (side * side);
    }

    private static int indexOf(byte[] file, int first, int second) {
        for (int i = 0; i + 1 < file.length; i++) {
            if ((file[i] & 0xff) == first && (file[i + 1] & 0xff) == second) {
                return i;
            }
        }
        throw new AssertionError("There is no such marker");
    }

    private static String crc(byte[] samples) {
        CRC32 crc = new CRC32();
        crc.update(samples);
        return "%08x".formatted(crc.getValue());
    }

    private static byte[] file(String name) {
        try (InputStream in = JpegDecoderTest.class.getResourceAsStream(name + ".jpg")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A stream that never has more than a few bytes at once. */
    private static final class Drops extends ByteArrayInputStream {
        Drops(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, 1 + (pos & 3)));
        }
    }
}
