package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.codec.jpeg.JpegScale;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Quality;
import io.imagecatalog.model.Size;
import io.imagecatalog.spi.RenditionEngine.Rendering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegDecodingTest {
    private static final long MEMORY = 512L << 20;
    /** Hardly more times smaller than the picture than a scale is used from. */
    private static final List<Double> TIMES = List.of(3.02, 16.2, 40.5);

    private final JvmRenditionEngine quality = new JvmRenditionEngine(Limits.standard(), MEMORY);
    private final JvmRenditionEngine speed = new JvmRenditionEngine(Limits.standard(), MEMORY, JpegDecoding.SPEED);
    private final JvmQualityComparator comparator = new JvmQualityComparator(quality);

    @ParameterizedTest
    @CsvSource({
        "4000, 3000, 1334, 1001, WHOLE",
        "4000, 3000, 1333, 1000, HALF",
        "4000, 3000, 251, 188, HALF",
        "4000, 3000, 250, 187, QUARTER",
        "4000, 3000, 101, 76, QUARTER",
        "4000, 3000, 100, 75, EIGHTH",
        "4000, 3000, 100, 2000, WHOLE",
        "3000, 4000, 1000, 1333, HALF",
        "999, 1000, 10, 10, WHOLE",
    })
    void a_large_picture_is_decoded_smaller_while_it_stays_above_its_rendition(
            int width, int height, int toWidth, int toHeight, JpegScale scale) {
        assertThat(JpegDecoding.SPEED.scale(new Size(width, height), new Size(toWidth, toHeight)))
                .isEqualTo(scale);
    }

    @Test
    void for_quality_it_never_is() {
        assertThat(JpegDecoding.QUALITY.scale(new Size(9000, 9000), new Size(1, 1)))
                .isEqualTo(JpegScale.WHOLE);
    }

    @Test
    void renditions_of_either_are_told_apart() {
        assertThat(speed.version()).isNotEqualTo(quality.version());
    }

    @TestFactory
    Stream<DynamicTest> what_comes_of_photographs_differs_by_less_than_is_seen() {
        Corpus corpus = Corpus.required();
        return corpus.table("MANIFEST.tsv").stream()
                .filter(row -> row.get("expected").startsWith("accepted"))
                .map(row -> row.get("path"))
                .filter(path -> path.endsWith(".jpg") && !path.startsWith("bombs"))
                .filter(path -> isLarge(corpus.content(path)))
                .flatMap(path -> TIMES.stream()
                        .map(times -> DynamicTest.dynamicTest(
                                path + " " + times, () -> compare(corpus.content(path), times))));
    }

    private boolean isLarge(Content picture) {
        try {
            return quality.probe(picture).size().pixels() >= 1_000_000;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(Content picture, double times) throws IOException {
        ImageInfo info = quality.probe(picture);
        int longer = Math.max(info.size().width(), info.size().height());
        int side = (int) (longer / times);
        compare(picture, Preset.png("any", side), 45);
        // Its chroma is halved, and so scaled as the file has it; its own loss comes on top, twice.
        compare(picture, Preset.jpeg("any", side).withQuality(100), 42);
    }

    private void compare(Content picture, Preset preset, double least) throws IOException {
        Rendering whole = quality.render(picture, List.of(preset));
        Rendering scaled = speed.render(picture, List.of(preset));
        Quality difference = comparator
                .compare(content(scaled), List.of(content(whole)))
                .get(0)
                .orElseThrow();
        assertThat(difference.psnr()).isBetween(least, 70.0);
        assertThat(whole.perceptualHash()
                        .orElseThrow()
                        .distance(scaled.perceptualHash().orElseThrow()))
                .isLessThanOrEqualTo(2);
    }

    private static Content content(Rendering rendering) {
        return rendering.renditions().get(0).content();
    }
}
