package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Presets;
import io.imagecatalog.model.Size;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.InvalidImageException.Reason;
import io.imagecatalog.spi.Rendered;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every picture of the corpus gets the verdict, the size and the colour space that the corpus gives it. */
class CorpusTest {
    private static final Duration PLENTY = Duration.ofSeconds(60);

    /** Their structure is whole; only who decodes them sees what is wrong. */
    private static final Set<String> REFUSED_ONLY_BY_DECODING = Set.of();

    private final JvmRenditionEngine engine = new JvmRenditionEngine(Limits.standard(), 700L << 20);

    @TestFactory
    Stream<DynamicTest> each_picture_gets_its_verdict() {
        Corpus corpus = Corpus.required();
        return corpus.table("MANIFEST.tsv").stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.get("path"), () -> assertTimeoutPreemptively(PLENTY, () -> judge(corpus, row))));
    }

    private void judge(Corpus corpus, Corpus.Row row) throws IOException {
        Content content = corpus.content(row.get("path"));
        String expected = row.get("expected");
        if (expected.startsWith("accepted") && !expected.contains("or rejected; never")) {
            accepted(content, row);
        } else if (expected.startsWith("rejected") || expected.startsWith("unsupported")) {
            refused(content, row.get("path"), expected);
        } else {
            unsure(content);
        }
    }

    private void accepted(Content content, Corpus.Row row) throws IOException {
        ImageInfo info = engine.probe(content);
        Size size = new Size(Integer.parseInt(row.get("display_width")), Integer.parseInt(row.get("display_height")));
        assertThat(info.size()).isEqualTo(size);
        assertThat(info.colorSpace()).isIn(colorSpaces(row.get("mode")));
        List<Preset> presets = Presets.standard().all();
        List<Rendered> renditions = engine.render(content, presets).renditions();
        assertThat(renditions).extracting(Rendered::preset).isEqualTo(presets);
        for (Rendered rendition : renditions) {
            Preset preset = rendition.preset();
            Size fitted = size.fitInto(preset.maxWidth(), preset.maxHeight());
            assertThat(rendition.size()).isEqualTo(fitted);
            BufferedImage image =
                    ImageIO.read(new ByteArrayInputStream(rendition.content().readAllBytes()));
            assertThat(new Size(image.getWidth(), image.getHeight())).isEqualTo(fitted);
        }
    }

    /** The corpus does not tell palettes apart, nor gray with a transparent colour from gray with alpha. */
    private static Set<ColorSpace> colorSpaces(String mode) {
        if (mode.startsWith("gray")) {
            return Set.of(ColorSpace.L, ColorSpace.LA);
        }
        return mode.startsWith("CMYK")
                ? Set.of(ColorSpace.CMYK)
                : Set.of(ColorSpace.RGB, ColorSpace.RGBA, ColorSpace.P);
    }

    private void refused(Content content, String path, String expected) {
        if (REFUSED_ONLY_BY_DECODING.contains(path)) {
            assertThatExceptionOfType(InvalidImageException.class)
                    .isThrownBy(() -> engine.render(content, Presets.standard().all()));
            return;
        }
        assertThatExceptionOfType(InvalidImageException.class)
                .isThrownBy(() -> engine.probe(content))
                .satisfies(refusal -> assertThat(refusal.reason()).isIn(reasons(expected)))
                .satisfies(refusal -> assertThat(refusal.getMessage()).isNotBlank());
    }

    private static Set<Reason> reasons(String expected) {
        if (expected.startsWith("rejected as too large")) {
            return Set.of(Reason.TOO_LARGE);
        }
        return expected.startsWith("unsupported")
                ? Set.of(Reason.UNSUPPORTED)
                : Set.of(Reason.NOT_AN_IMAGE, Reason.DAMAGED, Reason.UNSUPPORTED, Reason.TOO_LARGE);
    }

    private void unsure(Content content) throws IOException {
        try {
            engine.probe(content);
            engine.render(content, Presets.standard().all());
        } catch (InvalidImageException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
