package io.imagecatalog.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.imagecatalog.model.Background;
import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Fidelity;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Presets;
import io.imagecatalog.model.QualityGate;
import io.imagecatalog.model.Size;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.InvalidImageException.Reason;
import io.imagecatalog.spi.Rendered;
import io.imagecatalog.spi.RenditionEngine;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link RenditionEngine} promises, tried on JPEG and PNG, which each has to read, and on JPEG renditions. Extend
 * it and hand out an engine with the limits that a test asks for.
 */
public abstract class RenditionEngineContract {
    private static final List<Preset> STANDARD = Presets.standard().all();

    private RenditionEngine engine;

    /** An engine that turns away pictures beyond these limits. */
    protected abstract RenditionEngine engine(Limits limits);

    @BeforeEach
    void makeEngine() {
        engine = engine(Limits.standard());
    }

    private static InvalidImageException assertRefused(Reason reason, Attempt attempt) {
        InvalidImageException[] refusal = new InvalidImageException[1];
        assertThatExceptionOfType(InvalidImageException.class)
                .isThrownBy(attempt::run)
                .satisfies(thrown -> refusal[0] = thrown);
        assertThat(refusal[0].reason()).isEqualTo(reason);
        return refusal[0];
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }

    @Test
    void the_engine_has_a_version() {
        assertThat(engine.version())
                .isNotBlank()
                .isEqualTo(engine(Limits.standard()).version());
    }

    @Nested
    class Probing {
        @Test
        void tells_what_a_jpeg_is() throws IOException {
            assertThat(engine.probe(Content.of(Pictures.jpeg(50, 31))))
                    .isEqualTo(new ImageInfo(ImageFormat.JPEG, new Size(50, 31), 1, ColorSpace.RGB));
        }

        @Test
        void tells_what_a_png_is() throws IOException {
            assertThat(engine.probe(Content.of(Pictures.transparentPng(7, 9, (x, y) -> 0x80ffffff))))
                    .isEqualTo(new ImageInfo(ImageFormat.PNG, new Size(7, 9), 1, ColorSpace.RGBA));
        }

        @ParameterizedTest
        @CsvSource({"1,50,31", "3,50,31", "4,50,31", "5,31,50", "6,31,50", "8,31,50"})
        void tells_the_size_of_the_upright_picture(int orientation, int width, int height) throws IOException {
            ImageInfo info = engine.probe(Content.of(Pictures.tagged(Pictures.jpeg(50, 31), orientation)));

            assertThat(info.orientation()).isEqualTo(orientation);
            assertThat(info.size()).isEqualTo(new Size(width, height));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "just a text", "<html>not a picture</html>"})
        void refuses_what_is_no_picture(String text) {
            InvalidImageException refusal =
                    assertRefused(Reason.NOT_AN_IMAGE, () -> engine.probe(Content.of(text.getBytes(UTF_8))));

            assertThat(refusal.getMessage()).isNotBlank();
        }

        @ParameterizedTest
        @ValueSource(doubles = {0.3, 0.7, 0.99})
        void refuses_a_picture_that_is_cut_off(double share) {
            for (byte[] whole : List.of(Pictures.jpeg(200, 150), Pictures.png(200, 150))) {
                byte[] torn = Arrays.copyOf(whole, (int) (whole.length * share));

                assertRefused(Reason.DAMAGED, () -> engine.probe(Content.of(torn)));
            }
        }

        @Test
        void refuses_too_many_pixels_and_says_how_many_are_allowed() {
            RenditionEngine limited = engine(Limits.standard().withMaxPixels(6_000));

            InvalidImageException refusal =
                    assertRefused(Reason.TOO_LARGE, () -> limited.probe(Content.of(Pictures.png(101, 60))));

            assertThat(refusal.getMessage()).contains("101x60").contains("6000");
        }

        @Test
        void lets_in_as_many_pixels_as_are_allowed() throws IOException {
            RenditionEngine limited = engine(Limits.standard().withMaxPixels(6_000));

            assertThat(limited.probe(Content.of(Pictures.png(100, 60))).size()).isEqualTo(new Size(100, 60));
        }

        @Test
        void refuses_too_long_a_side() {
            RenditionEngine limited = engine(new Limits(1 << 20, 1 << 20, 100));

            assertRefused(Reason.TOO_LARGE, () -> limited.probe(Content.of(Pictures.png(3, 101))));
        }

        @Test
        void passes_on_that_the_content_cannot_be_read() {
            byte[] bytes = Pictures.jpeg(300, 200);

            assertThatIOException()
                    .isThrownBy(() -> engine.probe(CountedContent.failingAt(bytes, bytes.length / 2)))
                    .withMessageContaining("The storage went away");
        }

        @Test
        void leaves_no_stream_open() throws IOException {
            CountedContent good = CountedContent.of(Pictures.jpeg(300, 200));
            CountedContent bad = CountedContent.of("no picture".getBytes(UTF_8));

            engine.probe(good);
            assertRefused(Reason.NOT_AN_IMAGE, () -> engine.probe(bad));

            assertThat(good.openStreams()).isZero();
            assertThat(bad.openStreams()).isZero();
        }
    }

    @Nested
    class Rendering {
        @Test
        void makes_one_rendition_a_preset_in_their_order() throws IOException {
            List<Preset> presets = List.of(Preset.jpeg("b", 40), Preset.jpeg("c", 160), Preset.jpeg("a", 80));

            List<Rendered> rendered =
                    engine.render(Content.of(Pictures.jpeg(320, 240)), presets).renditions();

            assertThat(rendered).extracting(Rendered::preset).isEqualTo(presets);
            assertThat(rendered)
                    .extracting(Rendered::size)
                    .containsExactly(new Size(40, 30), new Size(160, 120), new Size(80, 60));
        }

        @ParameterizedTest
        @CsvSource({"1,1", "640,480", "480,640", "1,900", "900,1", "101,100", "1201,7"})
        void fits_each_into_its_box_without_enlarging(int width, int height) throws IOException {
            Size size = new Size(width, height);

            for (Rendered rendered : engine.render(Content.of(Pictures.png(width, height)), STANDARD)
                    .renditions()) {
                Preset preset = rendered.preset();
                Size fitted = size.fitInto(preset.maxWidth(), preset.maxHeight());
                BufferedImage image = Pictures.decode(rendered.content().readAllBytes());
                assertThat(rendered.size()).isEqualTo(fitted);
                assertThat(new Size(image.getWidth(), image.getHeight())).isEqualTo(fitted);
            }
        }

        @Test
        void gives_the_format_that_a_preset_asks_for() throws IOException {
            for (Rendered rendered :
                    engine.render(Content.of(Pictures.png(64, 48)), STANDARD).renditions()) {
                assertThat(engine.probe(rendered.content()).format()).isEqualTo(ImageFormat.JPEG);
            }
        }

        @Test
        void shows_the_picture() throws IOException {
            Rendered rendered = render(Pictures.png(256, 192), 128);

            assertLike(Pictures.decode(rendered.content().readAllBytes()), Pictures.waves(256, 192), 2);
        }

        @Test
        void turns_pictures_upright() throws IOException {
            // Red grows to the right as stored; turned by 90 degrees clockwise it grows downwards.
            byte[] tagged = Pictures.tagged(Pictures.jpeg(120, 80), 6);

            BufferedImage image = Pictures.decode(render(tagged, 1000).content().readAllBytes());

            assertThat(image.getWidth()).isEqualTo(80);
            assertThat(red(image, 40, 110) - red(image, 40, 10)).isGreaterThan(150);
            assertThat(green(image, 10, 60) - green(image, 70, 60)).isGreaterThan(150);
        }

        @Test
        void shows_transparent_parts_white() throws IOException {
            byte[] half = Pictures.transparentPng(60, 60, (x, y) -> x < 30 ? 0x00ff0000 : 0xff000080);

            BufferedImage image = Pictures.decode(render(half, 60).content().readAllBytes());

            assertThat(red(image, 10, 30)).isGreaterThan(250);
            assertThat(green(image, 10, 30)).isGreaterThan(250);
            assertThat(red(image, 50, 30)).isLessThan(10);
        }

        @Test
        void shows_the_background_of_the_preset_through_transparent_parts() throws IOException {
            byte[] half = Pictures.transparentPng(60, 60, (x, y) -> x < 30 ? 0x00ff0000 : 0xff000080);
            Preset preset = Preset.jpeg("green", 60).withQuality(95).withBackground(new Background(0, 200, 0));

            BufferedImage image = Pictures.decode(render(half, preset).content().readAllBytes());

            assertThat(red(image, 10, 30)).isLessThan(10);
            assertThat(green(image, 10, 30)).isBetween(190, 210);
            assertThat(green(image, 50, 30)).isLessThan(10);
        }

        @Test
        void keeps_transparent_parts_in_a_png_without_a_background() throws IOException {
            byte[] half = Pictures.transparentPng(60, 60, (x, y) -> x < 30 ? 0x00ff0000 : 0xff000080);

            BufferedImage image = Pictures.decode(
                    render(half, Preset.png("logo", 30)).content().readAllBytes());

            assertThat(image.getRGB(5, 15) >>> 24).isZero();
            assertThat(image.getRGB(25, 15) >>> 24).isEqualTo(255);
        }

        @Test
        void makes_a_progressive_jpeg_only_where_a_preset_asks_for_one() throws IOException {
            Preset plain = Preset.jpeg("plain", 60);
            byte[] picture = Pictures.jpeg(120, 80);

            // The frame header's marker tells them apart: ITU-T T.81, table B.1.
            assertThat(new String(render(picture, plain).content().readAllBytes(), ISO_8859_1))
                    .contains("\u00ff\u00c0\0")
                    .doesNotContain("\u00ff\u00c2\0");
            assertThat(new String(
                            render(picture, plain.asProgressive()).content().readAllBytes(), ISO_8859_1))
                    .contains("\u00ff\u00c2\0");
        }

        @Test
        void carries_no_metadata_over() throws IOException {
            byte[] tagged = Pictures.tagged(Pictures.jpeg(300, 200), 1);

            for (Rendered rendered : engine.render(Content.of(tagged), STANDARD).renditions()) {
                String text = new String(rendered.content().readAllBytes(), ISO_8859_1);
                assertThat(text).doesNotContain("Exif").doesNotContain("secret place");
            }
        }

        @Test
        void gives_the_same_bytes_for_the_same_picture() throws IOException {
            byte[] bytes = Pictures.jpeg(700, 500);

            List<byte[]> once = renditionsOf(engine, bytes);
            List<byte[]> again = renditionsOf(engine(Limits.standard()), bytes);

            for (int i = 0; i < once.size(); i++) {
                assertThat(again.get(i)).isEqualTo(once.get(i));
            }
        }

        @Test
        void gives_the_same_bytes_to_several_threads() throws Exception {
            byte[] bytes = Pictures.jpeg(400, 300);
            List<byte[]> alone = renditionsOf(engine, bytes);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Future<List<byte[]>>> results = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    results.add(threads.submit(() -> renditionsOf(engine, bytes)));
                }
                for (Future<List<byte[]>> result : results) {
                    assertThat(result.get().get(0)).isEqualTo(alone.get(0));
                }
            } finally {
                threads.shutdownNow();
            }
        }

        @Test
        void measures_nothing_without_a_gate() throws IOException {
            Rendered rendered =
                    render(Pictures.png(160, 120), Preset.jpeg("card", 80).withQuality(70));

            assertThat(rendered.quality()).isEqualTo(70);
            assertThat(rendered.fidelity()).isEmpty();
        }

        @Test
        void leaves_the_quality_of_a_rendition_that_meets_its_gate() throws IOException {
            QualityGate gate = QualityGate.ssim(0.5).withPsnr(20);

            Rendered rendered = render(Pictures.png(160, 120), start(gate));

            assertThat(rendered.quality()).isEqualTo(30);
            assertThat(rendered.fidelity())
                    .hasValueSatisfying(
                            fidelity -> assertThat(gate.isMetBy(fidelity)).isTrue());
        }

        @Test
        void raises_the_quality_until_the_gate_is_met() throws IOException {
            byte[] picture = Pictures.png(160, 120);
            Fidelity atTheStart =
                    render(picture, start(QualityGate.psnr(1))).fidelity().orElseThrow();
            QualityGate gate = QualityGate.psnr(atTheStart.psnr() + 1);

            Rendered rendered = render(picture, start(gate));

            assertThat(rendered.preset()).isEqualTo(start(gate));
            assertThat(rendered.quality()).isBetween(31, 95);
            assertThat(rendered.fidelity())
                    .hasValueSatisfying(
                            fidelity -> assertThat(gate.isMetBy(fidelity)).isTrue());
        }

        @Test
        void hands_out_the_last_try_at_a_gate_that_can_not_be_met() throws IOException {
            QualityGate gate = QualityGate.psnr(100).withMaxQuality(37);

            Rendered rendered = render(Pictures.png(160, 120), start(gate));

            assertThat(rendered.quality()).isEqualTo(37);
            assertThat(rendered.fidelity())
                    .hasValueSatisfying(
                            fidelity -> assertThat(gate.isMetBy(fidelity)).isFalse());
            assertThat(Pictures.decode(rendered.content().readAllBytes()).getWidth())
                    .isEqualTo(80);
        }

        @Test
        void measures_and_raises_the_same_every_time() throws IOException {
            Preset preset = start(QualityGate.ssim(0.999));

            Rendered once = render(Pictures.jpeg(160, 120), preset);
            Rendered again = render(Pictures.jpeg(160, 120), preset);

            assertThat(again.quality()).isEqualTo(once.quality());
            assertThat(again.fidelity()).isEqualTo(once.fidelity());
            assertThat(again.content().readAllBytes()).isEqualTo(once.content().readAllBytes());
        }

        private Preset start(QualityGate gate) {
            return Preset.jpeg("card", 80).withQuality(30).withGate(gate);
        }

        @Test
        void refuses_what_probing_refuses() {
            byte[] whole = Pictures.png(200, 150);
            byte[] torn = Arrays.copyOf(whole, whole.length / 2);
            RenditionEngine limited = engine(Limits.standard().withMaxPixels(29_999));

            assertRefused(Reason.DAMAGED, () -> engine.render(Content.of(torn), STANDARD));
            assertRefused(Reason.TOO_LARGE, () -> limited.render(Content.of(whole), STANDARD));
            assertRefused(Reason.NOT_AN_IMAGE, () -> engine.render(Content.of(new byte[99]), STANDARD));
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, 0.1, 0.5, 0.9})
        void passes_on_that_the_content_cannot_be_read(double share) {
            for (byte[] bytes : List.of(Pictures.jpeg(500, 400), Pictures.png(500, 400))) {
                Content failing = CountedContent.failingAt(bytes, (int) (bytes.length * share));

                assertThatIOException()
                        .isThrownBy(() -> engine.render(failing, STANDARD))
                        .withMessageContaining("The storage went away");
            }
        }

        @Test
        void leaves_no_stream_open() throws IOException {
            CountedContent good = CountedContent.of(Pictures.png(300, 200));
            byte[] whole = Pictures.jpeg(300, 200);
            CountedContent torn = CountedContent.of(Arrays.copyOf(whole, whole.length / 2));

            engine.render(good, STANDARD);
            assertRefused(Reason.DAMAGED, () -> engine.render(torn, STANDARD));

            assertThat(good.openStreams()).isZero();
            assertThat(torn.openStreams()).isZero();
        }

        private Rendered render(byte[] bytes, int side) throws IOException {
            return render(bytes, Preset.jpeg("one", side).withQuality(95));
        }

        private Rendered render(byte[] bytes, Preset preset) throws IOException {
            return engine.render(Content.of(bytes), List.of(preset))
                    .renditions()
                    .get(0);
        }
    }

    private static List<byte[]> renditionsOf(RenditionEngine engine, byte[] bytes) throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (Rendered rendered : engine.render(Content.of(bytes), STANDARD).renditions()) {
            all.add(rendered.content().readAllBytes());
        }
        return all;
    }

    /** Allows for what scaling and JPEG cost, and for no shift of as much as a pixel. */
    private static void assertLike(BufferedImage image, Pictures.Paint original, int scale) {
        for (int y = 2; y < image.getHeight() - 2; y += 5) {
            for (int x = 2; x < image.getWidth() - 2; x += 5) {
                int expected = original.argb(scale * x + scale / 2, scale * y + scale / 2);
                assertThat(red(image, x, y)).isBetween((expected >> 16 & 0xff) - 8, (expected >> 16 & 0xff) + 8);
                assertThat(green(image, x, y)).isBetween((expected >> 8 & 0xff) - 8, (expected >> 8 & 0xff) + 8);
            }
        }
    }

    private static int red(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) >> 16 & 0xff;
    }

    private static int green(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) >> 8 & 0xff;
    }
}
