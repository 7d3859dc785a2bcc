package io.imagecatalog.image;

import static io.imagecatalog.image.TestPictures.encode;
import static io.imagecatalog.image.TestPictures.image;
import static io.imagecatalog.image.TestPictures.jpeg;
import static io.imagecatalog.image.TestPictures.png;
import static io.imagecatalog.image.TestPictures.rgb;
import static io.imagecatalog.image.TestPictures.waves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.imagecatalog.model.Background;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Fidelity;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Quality;
import io.imagecatalog.model.QualityGate;
import io.imagecatalog.model.Size;
import io.imagecatalog.spi.Rendered;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatedEncoderTest {
    private static final Background GREEN = new Background(0, 160, 0);
    private static final QualityGate MET_BY_ANYTHING = QualityGate.psnr(1);
    private static final QualityGate MET_BY_NOTHING = QualityGate.psnr(100);

    private final JvmRenditionEngine engine = new JvmRenditionEngine(Limits.standard(), 256L << 20);

    private Rendered render(Content content, Preset... presets) throws IOException {
        return engine.render(content, List.of(presets)).renditions().get(0);
    }

    private static Fidelity fidelity(Rendered rendered) {
        return rendered.fidelity().orElseThrow();
    }

    /** Hard edges in bright colours, which JPEG is bad at. */
    private static BufferedImage tiles(int width, int height) {
        int[] colors = {0xff2020, 0x2040ff, 0x10c010, 0xf0f000, 0x802080};
        return rgb(width, height, (x, y) -> colors[(x / 5 + 3 * (y / 7)) % colors.length]);
    }

    @ParameterizedTest
    @CsvSource({"png, 120", "png, 75", "jpg, 120", "jpg, 75", "turned, 75", "gray, 75", "glass, 75", "gif, 75"})
    void the_fidelity_is_what_a_comparison_with_a_lossless_rendition_tells(String kind, int side) throws IOException {
        Content content = content(kind);
        Preset lossless = Preset.png("lossless", side).withBackground(GREEN);
        Preset gated = Preset.jpeg("gated", side).withBackground(GREEN).withQuality(70);

        Rendered rendered = render(content, gated.withGate(MET_BY_ANYTHING));

        Quality compared = new JvmQualityComparator(engine)
                .compare(rendered.content(), List.of(render(content, lossless).content()))
                .get(0)
                .orElseThrow();
        assertThat(fidelity(rendered).psnr()).isCloseTo(compared.psnr(), within(1e-6));
        assertThat(fidelity(rendered).ssim()).isCloseTo(compared.ssim(), within(1e-9));
        assertThat(compared.identical()).isFalse();
    }

    private static Content content(String kind) {
        return switch (kind) {
            case "turned" -> Content.of(TestPictures.withOrientation(encode(tiles(120, 91), "jpg"), 6));
            case "gray" ->
                png(image(120, 91, BufferedImage.TYPE_BYTE_GRAY, (x, y) -> 0xff000000 | 0x010101 * (x * y % 256)));
            case "glass" -> png(image(120, 91, BufferedImage.TYPE_INT_ARGB, (x, y) -> (2 * x) << 24 | (y * 2) << 16));
            default -> Content.of(encode(tiles(120, 91), kind));
        };
    }

    /** In whole blocks: what lies beyond a picture's edge is the encoder's own. */
    @Test
    void the_fidelity_of_a_progressive_rendition_is_that_of_a_baseline_one() throws IOException {
        Preset preset = Preset.jpeg("card", 96).withGate(MET_BY_ANYTHING);
        Content content = jpeg(tiles(192, 128));
        assertThat(render(content, preset.asProgressive()).fidelity())
                .isEqualTo(render(content, preset).fidelity());
    }

    @Test
    void the_first_quality_that_meets_the_gate_is_taken() throws IOException {
        Content content = png(tiles(120, 90));
        Preset preset = Preset.jpeg("card", 90);
        double before = fidelity(render(content, preset.withQuality(60).withGate(MET_BY_ANYTHING)))
                .ssim();
        Fidelity wanted = fidelity(render(content, preset.withQuality(65).withGate(MET_BY_ANYTHING)));
        assertThat(before).isLessThan(wanted.ssim());

        Rendered rendered = render(content, preset.withQuality(50).withGate(QualityGate.ssim(wanted.ssim())));

        assertThat(rendered.quality()).isEqualTo(65);
        assertThat(rendered.fidelity()).contains(wanted);
    }

    @Test
    void what_is_handed_out_is_what_a_preset_of_that_quality_gives() throws IOException {
        Content content = png(tiles(120, 90));
        Preset preset = Preset.jpeg("card", 90);

        Rendered raised = render(content, preset.withGate(MET_BY_NOTHING));

        assertThat(raised.quality()).isEqualTo(95);
        assertThat(raised.content().readAllBytes())
                .isEqualTo(render(content, preset.withQuality(95)).content().readAllBytes());
    }

    @ParameterizedTest
    @CsvSource({"82, 95, 82 87 92 95", "85, 95, 85 90 95", "95, 95, 95", "94, 100, 94 99 100"})
    void the_quality_is_raised_by_steps_of_five_and_never_beyond_the_most(int start, int most, String tries)
            throws IOException {
        List<String> tried = new ArrayList<>();
        Encoder jpeg = new Encoders().of(Preset.jpeg("any", 1));
        Encoder watched = (picture, preset) -> {
            tried.add(String.valueOf(preset.quality()));
            return jpeg.encode(picture, preset);
        };
        QualityGate gate = MET_BY_NOTHING.withMaxQuality(most);
        Preset preset = Preset.jpeg("card", 90).withQuality(start).withGate(gate);

        Rendered rendered = new GatedEncoder(watched, engine.reader()).encode(noise(40, 30), preset, gate);

        assertThat(String.join(" ", tried)).isEqualTo(tries);
        assertThat(rendered.quality()).isEqualTo(most);
        assertThat(rendered.preset()).isEqualTo(preset);
    }

    private static Picture noise(int width, int height) {
        Picture picture = new Picture(new Size(width, height), Channels.RGB);
        for (int channel = 0; channel < 3; channel++) {
            byte[] plane = picture.plane(channel);
            for (int i = 0; i < plane.length; i++) {
                plane[i] = (byte) ((i * i * (channel + 7)) >> 3);
            }
        }
        return picture;
    }

    /** Columns of one brightness: only chroma tells them apart, and a JPEG of 4:2:0 mixes it. */
    @Test
    void the_colours_that_halving_the_chroma_loses_are_missed() throws IOException {
        Content content = png(rgb(64, 64, (x, y) -> x % 2 == 0 ? 0xc80000 : 0x006600));
        QualityGate gate = QualityGate.psnr(30).withMaxQuality(100);

        Rendered rendered = render(content, Preset.jpeg("card", 64).withGate(gate));

        assertThat(rendered.quality()).isEqualTo(100);
        assertThat(fidelity(rendered).psnr()).isLessThan(15);
    }

    /** The larger one has no gate, and the smaller one is scaled from it. */
    @Test
    void the_colours_lost_by_halving_the_chroma_are_missed_beside_presets_without_a_gate() throws IOException {
        Content content = jpeg(tiles(240, 180));
        Preset gated = Preset.jpeg("small", 80).withQuality(100).withGate(MET_BY_ANYTHING.withMaxQuality(100));
        double alone = fidelity(render(content, gated)).psnr();

        assertThat(fidelity(render(content, gated, Preset.jpeg("large", 160))).psnr())
                .isCloseTo(alone, within(1.0));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 900", "900, 1", "3, 7", "10, 11", "64, 48"})
    void pictures_of_any_shape_can_be_measured(int width, int height) throws IOException {
        Preset preset = Preset.jpeg("card", 400).withGate(MET_BY_NOTHING);
        for (Preset each : List.of(preset, preset.asProgressive())) {
            for (Content content : List.of(png(waves(width, height)), jpeg(waves(width, height)))) {
                assertThat(fidelity(render(content, each)).ssim()).isBetween(0.3, 1.0);
            }
        }
    }

    @Test
    void a_gray_rendition_of_one_shade_loses_nothing_and_meets_every_gate() throws IOException {
        Content flat = png(image(32, 32, BufferedImage.TYPE_BYTE_GRAY, (x, y) -> 0xffffffff));
        QualityGate gate = QualityGate.ssim(1).withPsnr(100);

        Rendered rendered = render(flat, Preset.jpeg("card", 32).withGate(gate));

        assertThat(rendered.quality()).isEqualTo(85);
        assertThat(fidelity(rendered).isLossless()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100})
    void a_file_that_can_not_be_read_back_is_no_fault_of_the_picture(int length) {
        Encoder broken = (picture, preset) -> new byte[length];
        Preset preset = Preset.jpeg("card", 90).withGate(MET_BY_ANYTHING);

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> new GatedEncoder(broken, engine.reader()).encode(noise(9, 9), preset, MET_BY_ANYTHING))
                .withMessage("A rendition can't be read back");
    }

    @Test
    void memory_is_asked_for_where_there_is_a_gate() {
        Size size = new Size(200, 100);
        Preset plain = Preset.jpeg("card", 200);
        Preset gated = plain.withGate(MET_BY_ANYTHING);
        long pixels = size.pixels();
        long sums = Ssim.bytes(size);

        long without = Cascade.of(size, List.of(plain)).bytes();

        assertThat(Cascade.of(size, List.of(plain, gated)).bytes()).isEqualTo(without + 9 * pixels + sums);
        assertThat(Cascade.of(size, List.of(plain, gated.asProgressive())).bytes())
                .isEqualTo(without + 12 * pixels + sums);
        assertThat(Cascade.of(size, List.of(plain, Preset.jpeg("thumb", 20).withGate(MET_BY_ANYTHING)))
                        .bytes())
                .isEqualTo(without + 9 * 20 * 10 + Ssim.bytes(new Size(20, 10)));
    }
}
