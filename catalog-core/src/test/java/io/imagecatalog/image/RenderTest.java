package io.imagecatalog.image;

import static io.imagecatalog.image.Colors.assertColor;
import static io.imagecatalog.image.TestPictures.decode;
import static io.imagecatalog.image.TestPictures.encode;
import static io.imagecatalog.image.TestPictures.gif;
import static io.imagecatalog.image.TestPictures.image;
import static io.imagecatalog.image.TestPictures.jpeg;
import static io.imagecatalog.image.TestPictures.png;
import static io.imagecatalog.image.TestPictures.rgb;
import static io.imagecatalog.image.TestPictures.waves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.imagecatalog.model.Background;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Presets;
import io.imagecatalog.model.Size;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.Rendered;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenderTest {
    private static final List<Preset> STANDARD = Presets.standard().all();

    private final JvmRenditionEngine engine = new JvmRenditionEngine(Limits.standard(), 256L << 20);

    private static Preset asPng(int side) {
        return Preset.png("exact", side, side);
    }

    /** What the engine shows, free of JPEG's losses. */
    private BufferedImage shown(Content content, int side) throws IOException {
        return decode(
                engine.render(content, List.of(asPng(side))).renditions().get(0).content());
    }

    private BufferedImage shownAsJpeg(Content content, int side) throws IOException {
        Preset preset = Preset.jpeg("flat", side, side).withQuality(100);
        return decode(
                engine.render(content, List.of(preset)).renditions().get(0).content());
    }

    @Test
    void renditions_come_in_the_order_in_which_they_are_asked_for() throws IOException {
        List<Preset> presets = List.of(Preset.jpeg("b", 30), Preset.jpeg("c", 90), Preset.jpeg("a", 60));
        List<Rendered> rendered = engine.render(png(waves(120, 80)), presets).renditions();
        assertThat(rendered).extracting(Rendered::preset).isEqualTo(presets);
        assertThat(rendered)
                .extracting(Rendered::size)
                .containsExactly(new Size(30, 20), new Size(90, 60), new Size(60, 40));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,5000", "5000,1", "99,100", "401,3"})
    void pictures_of_odd_shapes_keep_to_their_box(int width, int height) throws IOException {
        Size size = new Size(width, height);
        for (Rendered rendered :
                engine.render(png(waves(width, height)), STANDARD).renditions()) {
            Size fitted =
                    size.fitInto(rendered.preset().maxWidth(), rendered.preset().maxHeight());
            BufferedImage image = decode(rendered.content());
            assertThat(rendered.size()).isEqualTo(fitted);
            assertThat(new Size(image.getWidth(), image.getHeight())).isEqualTo(fitted);
        }
    }

    @Test
    void a_picture_is_never_enlarged() throws IOException {
        BufferedImage small = waves(20, 10);
        BufferedImage shown = shown(png(small), 1000);
        assertThat(pixels(shown)).isEqualTo(pixels(small));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void the_same_bytes_and_presets_give_the_same_renditions() throws IOException {
        Content content = jpeg(waves(700, 500));
        List<Rendered> once = engine.render(content, STANDARD).renditions();
        List<Rendered> again =
                new JvmRenditionEngine().render(content, STANDARD).renditions();
        for (int i = 0; i < once.size(); i++) {
            assertThat(again.get(i).content().readAllBytes())
                    .isEqualTo(once.get(i).content().readAllBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void each_orientation_is_turned_upright(int orientation) throws IOException {
        BufferedImage upright = waves(48, 32);
        BufferedImage stored = Turned.stored(upright, orientation);
        Content content =
                Content.of(TestPictures.withChunk(encode(stored, "png"), "eXIf", TestPictures.exif(orientation)));
        assertThat(engine.probe(content).orientation()).isEqualTo(orientation);
        assertThat(engine.probe(content).size()).isEqualTo(new Size(48, 32));
        assertThat(pixels(shown(content, 100))).isEqualTo(pixels(upright));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_scaled_picture_is_upright_too(int orientation) throws IOException {
        BufferedImage upright = waves(96, 64);
        byte[] stored = encode(Turned.stored(upright, orientation), "png");
        Content content = Content.of(TestPictures.withChunk(stored, "eXIf", TestPictures.exif(orientation)));
        int[] expected = pixels(shown(png(upright), 48));
        int[] found = pixels(shown(content, 48));
        for (int i = 0; i < expected.length; i++) {
            assertColor(found[i], expected[i] >> 16 & 0xff, expected[i] >> 8 & 0xff, expected[i] & 0xff, 1);
        }
        assertThat(engine.render(content, STANDARD)
                        .perceptualHash()
                        .orElseThrow()
                        .distance(engine.render(png(upright), STANDARD)
                                .perceptualHash()
                                .orElseThrow()))
                .isLessThanOrEqualTo(2);
    }

    @Test
    void the_orientation_of_a_jpeg_is_read_from_its_exif() throws IOException {
        byte[] jpeg = TestPictures.withOrientation(encode(waves(40, 20), "jpg"), 6);
        assertThat(engine.probe(Content.of(jpeg)).orientation()).isEqualTo(6);
        assertThat(engine.probe(Content.of(jpeg)).size()).isEqualTo(new Size(20, 40));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 255, 65535})
    void an_orientation_that_does_not_exist_means_upright(int orientation) throws IOException {
        byte[] jpeg = TestPictures.withOrientation(encode(waves(40, 20), "jpg"), orientation);
        assertThat(engine.probe(Content.of(jpeg)).orientation()).isEqualTo(1);
    }

    @Test
    void broken_exif_means_upright() throws IOException {
        byte[] exif = "Exif\0\0MM\0*\u007f\u007f\u007f\u007fgarbage".getBytes(StandardCharsets.ISO_8859_1);
        byte[] jpeg = TestPictures.withSegment(encode(waves(40, 20), "jpg"), 0xe1, exif);
        assertThat(engine.probe(Content.of(jpeg)).orientation()).isEqualTo(1);
    }

    @Test
    void transparent_parts_show_white_in_a_jpeg() throws IOException {
        BufferedImage half = image(64, 64, BufferedImage.TYPE_INT_ARGB, (x, y) -> x < 32 ? 0x00ff0000 : 0xff0000ff);
        BufferedImage shown = shownAsJpeg(png(half), 64);
        assertColor(shown.getRGB(8, 32), 255, 255, 255, 3);
        assertColor(shown.getRGB(56, 32), 0, 0, 255, 3);
    }

    @Test
    void transparent_parts_show_the_background_of_the_preset() throws IOException {
        BufferedImage half = image(64, 64, BufferedImage.TYPE_INT_ARGB, (x, y) -> x < 32 ? 0x00ff0000 : 0x800000ff);
        Background orange = Background.parse("#ff8000");
        for (Preset preset : List.of(
                Preset.jpeg("orange", 64).withQuality(100).withBackground(orange),
                asPng(64).withBackground(orange))) {
            BufferedImage shown = decode(engine.render(png(half), List.of(preset))
                    .renditions()
                    .get(0)
                    .content());
            assertThat(shown.getColorModel().hasAlpha()).isFalse();
            assertColor(shown.getRGB(8, 32), 255, 128, 0, 3);
            assertColor(shown.getRGB(56, 32), 127, 64, 128, 3);
        }
    }

    @Test
    void a_gray_picture_shows_a_coloured_background() throws IOException {
        Content gray = grayWithAlpha();
        Preset preset = Preset.jpeg("green", 64).withQuality(100).withBackground(new Background(0, 200, 0));
        BufferedImage shown =
                decode(engine.render(gray, List.of(preset)).renditions().get(0).content());
        assertColor(shown.getRGB(4, 8), 0, 200, 0, 3);
        assertColor(shown.getRGB(12, 8), 99, 99, 99, 3);
    }

    /** Left half transparent, right half of one gray. */
    private static Content grayWithAlpha() {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 2, null);
        for (int i = 0; i < 256; i++) {
            raster.setPixel(i % 16, i / 16, new int[] {99, i % 16 < 8 ? 0 : 255});
        }
        ColorSpace gray = ColorSpace.getInstance(ColorSpace.CS_GRAY);
        ComponentColorModel model =
                new ComponentColorModel(gray, true, false, Transparency.TRANSLUCENT, DataBuffer.TYPE_BYTE);
        return png(new BufferedImage(model, raster, false, null));
    }

    @Test
    void a_progressive_rendition_shows_the_same_pixels() throws IOException {
        Preset plain = Preset.jpeg("plain", 200);
        Content content = jpeg(waves(500, 400));
        List<Rendered> both =
                engine.render(content, List.of(plain, plain.asProgressive())).renditions();
        byte[] progressive = both.get(1).content().readAllBytes();
        assertThat(frameMarkers(both.get(0).content().readAllBytes())).containsExactly(0xc0);
        assertThat(frameMarkers(progressive)).containsExactly(0xc2);
        assertThat(pixels(decode(both.get(1).content())))
                .isEqualTo(pixels(decode(both.get(0).content())));
    }

    private static List<Integer> frameMarkers(byte[] jpeg) {
        return IntStream.range(0, jpeg.length - 1)
                .filter(i -> jpeg[i] == (byte) 0xff)
                .map(i -> jpeg[i + 1] & 0xff)
                .filter(marker -> marker >= 0xc0 && marker <= 0xcf && marker != 0xc4)
                .boxed()
                .toList();
    }

    /** A JPEG's samples go to the rendition's as they are; by way of RGB they take the long way round. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_jpeg_made_of_a_jpeg_shows_the_colours_that_it_shows_by_way_of_rgb(int orientation) throws IOException {
        for (int side : new int[] {120, 151, 301}) {
            byte[] stored = encode(Turned.stored(waves(301, 203), orientation), "jpg");
            Content content = Content.of(TestPictures.withOrientation(stored, orientation));
            BufferedImage direct = shownAsJpeg(content, side);
            BufferedImage byRgb = shown(content, side);
            assertThat(psnr(direct, byRgb)).as("within %d", side).isGreaterThan(38.5);
        }
    }

    private static double psnr(BufferedImage one, BufferedImage other) {
        int[] ones = pixels(one);
        int[] others = pixels(other);
        assertThat(ones).hasSameSizeAs(others);
        double squares = 0;
        for (int i = 0; i < ones.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                squares += Math.pow((ones[i] >> shift & 0xff) - (others[i] >> shift & 0xff), 2);
            }
        }
        return 10 * Math.log10(255 * 255 / (squares / (3.0 * ones.length)));
    }

    @Test
    void transparent_parts_stay_transparent_in_a_png() throws IOException {
        BufferedImage half = image(64, 64, BufferedImage.TYPE_INT_ARGB, (x, y) -> x < 32 ? 0x00ff0000 : 0x800000ff);
        BufferedImage shown = shown(png(half), 32);
        assertThat(shown.getRGB(4, 16) >>> 24).isZero();
        assertThat(shown.getRGB(28, 16)).isEqualTo(0x800000ff);
    }

    @Test
    void the_colour_of_invisible_pixels_does_not_bleed() throws IOException {
        BufferedImage disc = image(
                200,
                200,
                BufferedImage.TYPE_INT_ARGB,
                (x, y) -> (x - 100) * (x - 100) + (y - 100) * (y - 100) < 6400 ? 0xffffffff : 0x00ff0000);
        for (int pixel : pixels(shown(png(disc), 50))) {
            if (pixel >>> 24 > 0) {
                assertColor(pixel, 255, 255, 255, 0);
            }
        }
        for (int pixel : pixels(shownAsJpeg(png(disc), 50))) {
            assertColor(pixel, 255, 255, 255, 0);
        }
    }

    @Test
    void a_transparent_colour_of_a_png_is_honoured() throws IOException {
        byte[] png = encode(rgb(8, 8, (x, y) -> x < 4 ? 0x102030 : 0x405060), "png");
        byte[] marked = TestPictures.withChunk(png, "tRNS", new byte[] {0, 0x10, 0, 0x20, 0, 0x30});
        BufferedImage shown = shown(Content.of(marked), 8);
        assertThat(shown.getRGB(0, 0) >>> 24).isZero();
        assertThat(shown.getRGB(7, 0)).isEqualTo(0xff405060);
    }

    @Test
    void sixteen_bits_become_eight() throws IOException {
        BufferedImage deep = new BufferedImage(16, 1, BufferedImage.TYPE_USHORT_GRAY);
        for (int x = 0; x < 16; x++) {
            deep.getRaster().setSample(x, 0, 0, x * 0x1111);
        }
        BufferedImage shown = shown(png(deep), 16);
        for (int x = 0; x < 16; x++) {
            assertThat(shown.getRaster().getSample(x, 0, 0)).isEqualTo(x * 0x11);
        }
    }

    @Test
    void a_gif_frame_stands_where_it_belongs_on_its_screen() throws IOException {
        BufferedImage shown = shown(Content.of(gif(4, 3, 2, 1, 1, 1, 2)), 4);
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 4; x++) {
                int expected = x == 2 && y == 1 ? 0xff000000 : 0;
                assertThat(shown.getRGB(x, y)).as("%d,%d", x, y).isEqualTo(expected);
            }
        }
    }

    @Test
    void renditions_carry_nothing_of_the_originals_metadata() throws IOException {
        byte[] jpeg = TestPictures.withOrientation(encode(waves(300, 200), "jpg"), 3);
        byte[] commented = TestPictures.withSegment(jpeg, 0xfe, "a secret".getBytes(StandardCharsets.US_ASCII));
        for (Rendered rendered : engine.render(Content.of(commented), STANDARD).renditions()) {
            String text = new String(rendered.content().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(text).doesNotContain("secret", "Exif", "ICC_PROFILE");
        }
    }

    @Test
    void a_picture_whose_pixels_are_corrupt_behind_a_right_checksum_is_refused_when_rendered() throws IOException {
        byte[] png = encode(waves(30, 30), "png");
        byte[] start = Arrays.copyOf(png, 33);
        byte[] broken = TestPictures.concat(
                TestPictures.concat(start, TestPictures.pngChunk("IDAT", new byte[] {0x78, 1, 99, 99, 99})),
                TestPictures.pngChunk("IEND", new byte[0]));
        assertThat(engine.probe(Content.of(broken)).size()).isEqualTo(new Size(30, 30));
        assertThatExceptionOfType(InvalidImageException.class)
                .isThrownBy(() -> engine.render(Content.of(broken), STANDARD))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(InvalidImageException.Reason.DAMAGED));
    }

    @Test
    void a_preset_in_a_format_that_cannot_be_written_is_a_mistake_of_the_callers() {
        Preset preset = new Preset("web", 10, 10, ImageFormat.WEBP, 80, Optional.empty(), false, Optional.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.render(png(waves(9, 9)), List.of(preset)))
                .withMessageContaining("web")
                .withMessageContaining("WEBP");
    }

    @Test
    void no_presets_give_no_renditions_but_a_hash() throws IOException {
        Content content = png(waves(90, 60));
        assertThat(engine.render(content, List.of()).renditions()).isEmpty();
        assertThat(engine.render(content, List.of()).perceptualHash())
                .isEqualTo(engine.render(content, STANDARD).perceptualHash());
    }

    @Test
    void the_hash_does_not_hang_on_the_presets() throws IOException {
        BufferedImage glass = image(90, 60, BufferedImage.TYPE_INT_ARGB, (x, y) -> (x * 2) << 24 | (y * 4) << 8 | x);
        assertThat(engine.render(png(glass), List.of(asPng(20))).perceptualHash())
                .isEqualTo(engine.render(png(glass), STANDARD).perceptualHash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp", "gif", "tiff"})
    void nothing_is_left_in_the_folder_for_temporary_files(String format) throws IOException {
        Set<Path> before = temporaryFiles();
        engine.render(Content.of(encode(waves(500, 400), format)), STANDARD);
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    private static Set<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("imageio"))
                    .collect(Collectors.toSet());
        }
    }
}
