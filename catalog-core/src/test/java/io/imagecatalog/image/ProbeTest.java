package io.imagecatalog.image;

import static io.imagecatalog.image.TestPictures.encode;
import static io.imagecatalog.image.TestPictures.gif;
import static io.imagecatalog.image.TestPictures.waves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Size;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.InvalidImageException.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTest {
    private final JvmRenditionEngine engine = new JvmRenditionEngine(Limits.standard(), 256L << 20);

    private ImageInfo probe(byte[] bytes) throws IOException {
        return engine.probe(Content.of(bytes));
    }

    private void assertRefused(byte[] bytes, Reason reason, String message) {
        assertThatExceptionOfType(InvalidImageException.class)
                .isThrownBy(() -> probe(bytes))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"jpg,JPEG,RGB", "png,PNG,RGB", "bmp,BMP,RGB", "gif,GIF,P", "tiff,TIFF,RGB"})
    void a_sound_picture_is_told_by_its_bytes(String format, ImageFormat expected, ColorSpace colorSpace)
            throws IOException {
        assertThat(probe(encode(waves(31, 17), format)))
                .isEqualTo(new ImageInfo(expected, new Size(31, 17), 1, colorSpace));
    }

    @ParameterizedTest
    @CsvSource({
        BufferedImage.TYPE_BYTE_GRAY + ",L",
        BufferedImage.TYPE_BYTE_BINARY + ",P",
        BufferedImage.TYPE_BYTE_INDEXED + ",P",
        BufferedImage.TYPE_INT_RGB + ",RGB",
        BufferedImage.TYPE_INT_ARGB + ",RGBA"
    })
    void a_png_tells_how_its_samples_are_stored(int type, ColorSpace colorSpace) throws IOException {
        BufferedImage image = TestPictures.image(4, 4, type, (x, y) -> 0xff808080);
        ColorSpace found = probe(encode(image, "png")).colorSpace();
        // The JDK writes two-coloured images as gray of one bit.
        assertThat(found).isIn(colorSpace, type == BufferedImage.TYPE_BYTE_BINARY ? ColorSpace.L : colorSpace);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp", "gif", "tiff"})
    void a_picture_cut_off_anywhere_is_refused(String format) {
        byte[] whole = encode(waves(40, 30), format);
        for (int length = 0; length < whole.length; length += 1 + whole.length / 200) {
            byte[] torn = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(InvalidImageException.class)
                    .as("%d of %d bytes", length, whole.length)
                    .isThrownBy(() -> probe(torn));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp", "gif", "tiff"})
    void what_stands_behind_a_picture_does_not_matter(String format) throws IOException {
        byte[] padded = TestPictures.concat(encode(waves(9, 8), format), new byte[1000]);
        assertThat(probe(padded).size()).isEqualTo(new Size(9, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp", "gif", "tiff"})
    void no_broken_byte_makes_anything_but_a_verdict(String format) throws IOException {
        byte[] whole = encode(waves(24, 20), format);
        for (int i = 0; i < Math.min(whole.length, 1500); i++) {
            byte[] broken = whole.clone();
            broken[i] = (byte) (broken[i] ^ 0xff);
            try {
                engine.render(Content.of(broken), List.of());
            } catch (InvalidImageException e) {
                assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception", "java.");
            }
        }
    }

    @Test
    void an_empty_file_is_no_picture() {
        assertRefused(new byte[0], Reason.NOT_AN_IMAGE, "The file is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "BMW is a make of cars, not a bitmap",
                "<html><svg></svg></html>",
                "II",
                "GIF90a",
                "RIFFxxxxWAVE"
            })
    void other_files_are_no_pictures(String text) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8), Reason.NOT_AN_IMAGE, "not a picture");
    }

    @ParameterizedTest
    @CsvSource({
        "'\0\0\0 ftypavif', AVIF",
        "'\0\0\0 ftypheic', HEIF",
        "'8BPS\0\1', Photoshop",
        "'%PDF-1.7', PDF",
        "'<svg xmlns=\"http://www.w3.org/2000/svg\"/>', SVG",
        "'<?xml version=\"1.0\"?><svg/>', SVG",
        "'\0\0\1\0\1\0', icon"
    })
    void known_formats_that_are_not_read_are_refused_by_name(String start, String name) {
        assertRefused(start.getBytes(StandardCharsets.ISO_8859_1), Reason.UNSUPPORTED, name);
    }

    @Test
    void a_picture_of_too_many_pixels_is_refused_with_both_numbers() {
        JvmRenditionEngine small = new JvmRenditionEngine(Limits.standard().withMaxPixels(99), 1 << 20);
        assertThatExceptionOfType(InvalidImageException.class)
                .isThrownBy(() -> small.probe(TestPictures.png(waves(10, 10))))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE))
                .withMessageContaining("10x10")
                .withMessageContaining("100 pixels")
                .withMessageContaining("99");
    }

    @Test
    void a_picture_with_too_long_a_side_is_refused_with_both_numbers() {
        JvmRenditionEngine small = new JvmRenditionEngine(new Limits(1, 1000, 20), 1 << 20);
        assertThatExceptionOfType(InvalidImageException.class)
                .isThrownBy(() -> small.probe(TestPictures.png(waves(21, 2))))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE))
                .withMessageContaining("21x2")
                .withMessageContaining("20");
    }

    @Test
    void sizes_that_overflow_are_too_large() {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(Integer.MAX_VALUE)
                .putInt(Integer.MAX_VALUE)
                .put(new byte[] {8, 6, 0, 0, 0})
                .array();
        byte[] signature = Arrays.copyOf(encode(waves(1, 1), "png"), 8);
        byte[] png = TestPictures.concat(signature, TestPictures.pngChunk("IHDR", header));
        assertRefused(png, Reason.TOO_LARGE, "2147483647x2147483647");
    }

    @Test
    void a_large_file_is_walked_without_being_held() throws IOException {
        byte[] png = encode(waves(4, 4), "png");
        // 300 MB of a private chunk, made as it is read.
        LargeContent large =
                new LargeContent(Arrays.copyOf(png, 33), 300 << 20, Arrays.copyOfRange(png, 33, png.length));
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThat(engine.probe(large).size()).isEqualTo(new Size(4, 4)));
    }

    @Test
    void a_png_with_a_wrong_checksum_is_refused() {
        byte[] png = encode(waves(8, 8), "png");
        png[png.length - 20] ^= 1;
        assertRefused(png, Reason.DAMAGED, "checksum");
    }

    @Test
    void a_png_with_a_chunk_whose_name_is_none_is_refused_without_repeating_it() {
        byte[] png = TestPictures.withChunk(encode(waves(8, 8), "png"), "a\r\nb", new byte[3]);
        png[33 + 8] ^= 1;
        assertThatExceptionOfType(InvalidImageException.class)
                .isThrownBy(() -> probe(png))
                .withMessage("The picture is damaged: a chunk's name is not four letters");
    }

    @Test
    void a_png_with_fewer_bytes_than_its_size_can_be_compressed_to_is_refused() {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(9000)
                .putInt(9000)
                .put(new byte[] {8, 6, 0, 0, 0})
                .array();
        byte[] png = TestPictures.concat(
                TestPictures.concat(
                        Arrays.copyOf(encode(waves(1, 1), "png"), 8), TestPictures.pngChunk("IHDR", header)),
                TestPictures.concat(
                        TestPictures.pngChunk("IDAT", new byte[1000]), TestPictures.pngChunk("IEND", new byte[0])));
        assertRefused(png, Reason.DAMAGED, "too few bytes");
    }

    @Test
    void a_palette_png_without_its_palette_is_refused() {
        BufferedImage indexed = TestPictures.image(4, 4, BufferedImage.TYPE_BYTE_INDEXED, (x, y) -> 0xff336699);
        byte[] png = encode(indexed, "png");
        // Named otherwise, and no longer critical.
        byte[] renamed = rename(png, "PLTE", "plTe");
        assertRefused(renamed, Reason.DAMAGED, "no palette");
    }

    private static byte[] rename(byte[] png, String from, String to) {
        String text = new String(png, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(from);
        int length = ByteBuffer.wrap(png).getInt(at - 4);
        byte[] chunk = TestPictures.pngChunk(to, Arrays.copyOfRange(png, at + 4, at + 4 + length));
        byte[] renamed = png.clone();
        System.arraycopy(chunk, 0, renamed, at - 4, chunk.length);
        return renamed;
    }

    @ParameterizedTest
    @CsvSource({"0xc3,Lossless", "0xc9,Arithmetic", "0xca,Arithmetic", "0xc5,Hierarchical"})
    void jpegs_of_rare_kinds_are_not_read(String marker, String name) {
        byte[] jpeg = encode(waves(16, 16), "jpg");
        jpeg[frameHeader(jpeg) + 1] = (byte) (int) Integer.decode(marker);
        assertRefused(jpeg, Reason.UNSUPPORTED, name);
    }

    @Test
    void a_jpeg_of_twelve_bits_is_not_read() {
        byte[] jpeg = encode(waves(16, 16), "jpg");
        jpeg[frameHeader(jpeg) + 4] = 12;
        assertRefused(jpeg, Reason.UNSUPPORTED, "12 bits");
    }

    @Test
    void a_jpeg_with_two_frame_headers_is_refused() {
        byte[] jpeg = encode(waves(16, 16), "jpg");
        int at = frameHeader(jpeg);
        byte[] header = Arrays.copyOfRange(jpeg, at, at + 19);
        assertRefused(TestPictures.insert(jpeg, at, header), Reason.DAMAGED, "two frame headers");
    }

    @Test
    void a_jpeg_with_far_too_few_bytes_for_its_size_is_refused() {
        byte[] jpeg = encode(waves(16, 16), "jpg");
        ByteBuffer.wrap(jpeg).putShort(frameHeader(jpeg) + 5, (short) 9000).putShort(frameHeader(jpeg) + 7, (short)
                9000);
        assertRefused(jpeg, Reason.DAMAGED, "too few bytes");
    }

    private static int frameHeader(byte[] jpeg) {
        for (int i = 0; i < jpeg.length; i++) {
            if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xc0) {
                return i;
            }
        }
        throw new IllegalArgumentException("No frame header");
    }

    @Test
    void a_gif_is_as_large_as_its_screen() throws IOException {
        assertThat(probe(gif(50, 40, 3, 4, 1, 1, 1)).size()).isEqualTo(new Size(50, 40));
    }

    @Test
    void a_gif_with_a_frame_beyond_its_screen_is_refused() {
        assertRefused(gif(50, 40, 45, 4, 10, 1, 1), Reason.DAMAGED, "beyond");
    }

    @Test
    void a_gif_may_have_thousands_of_frames_but_not_any_number() throws IOException {
        assertThat(probe(gif(5, 4, 0, 0, 1, 1, 3000)).size()).isEqualTo(new Size(5, 4));
        assertRefused(gif(5, 4, 0, 0, 1, 1, 10_001), Reason.TOO_LARGE, "10000 frames");
    }

    @Test
    void a_gif_without_a_frame_is_refused() {
        assertRefused(gif(5, 4, 0, 0, 1, 1, 0), Reason.DAMAGED, "no pixels");
    }

    @Test
    void a_bmp_may_stand_on_its_head() throws IOException {
        byte[] bmp = encode(waves(6, 5), "bmp");
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(22, -5);
        assertThat(probe(bmp).size()).isEqualTo(new Size(6, 5));
    }

    @Test
    void a_tiff_whose_pages_go_round_in_a_circle_is_refused() {
        byte[] tiff = encode(waves(6, 5), "tiff");
        ByteBuffer buffer = ByteBuffer.wrap(tiff);
        buffer.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = buffer.getInt(4);
        int entries = buffer.getShort(directory);
        buffer.putInt(directory + 2 + 12 * entries, directory);
        assertRefused(tiff, Reason.DAMAGED, "circle");
    }

    @Test
    void a_tiff_may_have_tiles_that_reach_beyond_it_but_no_huge_ones() throws IOException {
        assertThat(probe(tiledTiff(5, 256)).size()).isEqualTo(new Size(5, 5));
        assertRefused(tiledTiff(5, 4096), Reason.DAMAGED, "tiles are far larger than the picture");
        assertRefused(tiledTiff(5, 65_536), Reason.DAMAGED, "tiles are far larger than the picture");
    }

    /** Of one gray tile, without its pixels. */
    private static byte[] tiledTiff(int side, int tileSide) {
        int[][] entries = {
            {256, side},
            {257, side},
            {258, 8},
            {259, 1},
            {262, 1},
            {277, 1},
            {322, tileSide},
            {323, tileSide},
            {324, 0},
            {325, 8}
        };
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 12 * entries.length + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("II*\0".getBytes(StandardCharsets.US_ASCII))
                .putInt(8)
                .putShort((short) entries.length);
        for (int[] entry : entries) {
            tiff.putShort((short) entry[0]).putShort((short) 4).putInt(1).putInt(entry[1]);
        }
        return tiff.array();
    }

    @Test
    void the_canvas_of_a_webp_counts() {
        assertRefused(webp(new byte[] {-1, -1, -1, -1, 0, 0}), Reason.TOO_LARGE, "16777216x256");
    }

    @Test
    void a_webp_without_pixels_is_refused() {
        assertRefused(webp(new byte[] {9, 0, 0, 9, 0, 0}), Reason.DAMAGED, "no pixels");
    }

    /** A canvas and nothing on it. */
    private static byte[] webp(byte[] sides) {
        return ByteBuffer.allocate(30)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(22)
                .put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII))
                .putInt(10)
                .putInt(0)
                .put(sides)
                .array();
    }
}
