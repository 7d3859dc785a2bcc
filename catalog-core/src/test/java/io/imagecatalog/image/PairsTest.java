package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.Quality;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The published and recomputed values of the corpus, where they are defined as ours are. */
class PairsTest {
    private final JvmRenditionEngine engine = new JvmRenditionEngine(Limits.standard(), 256L << 20);
    private final JvmQualityComparator comparator = new JvmQualityComparator(engine);

    @TestFactory
    Stream<DynamicTest> each_value_comes_out() {
        Corpus corpus = Corpus.required();
        return corpus.table("PAIRS.tsv").stream()
                .filter(row -> row.get("measure").startsWith("PSNR dB, RGB")
                        || row.get("measure").startsWith("SSIM luma")
                        || row.get("measure").startsWith("pHash distance")
                        || row.get("measure").startsWith("phash"))
                .map(row -> DynamicTest.dynamicTest(
                        row.get("reference") + " " + row.get("compared") + " " + row.get("measure"),
                        () -> verify(corpus, row)));
    }

    private void verify(Corpus corpus, Corpus.Row row) throws IOException {
        Content reference = corpus.content(row.get("reference"));
        if (row.get("measure").startsWith("phash")) {
            assertThat(hash(reference).hex()).isEqualTo(row.get("value"));
            return;
        }
        Quality quality = comparator
                .compare(corpus.content(row.get("compared")), List.of(reference))
                .get(0);
        double value = Double.parseDouble(row.get("value"));
        if (row.get("measure").startsWith("PSNR")) {
            assertThat(quality.psnr()).isCloseTo(value, within(tolerance(row)));
        } else if (row.get("measure").startsWith("SSIM")) {
            assertThat(quality.ssim()).isCloseTo(value, within(tolerance(row)));
        } else {
            assertThat((double) quality.hashDistance()).isEqualTo(value);
        }
    }

    private static double tolerance(Corpus.Row row) {
        return Double.parseDouble(row.get("tolerance").split(" ", -1)[0]);
    }

    private PerceptualHash hash(Content content) throws IOException {
        return engine.render(content, List.of()).perceptualHash().orElseThrow();
    }

    @Test
    void the_published_hash_comes_out_where_alpha_is_dropped_as_well() throws IOException {
        Corpus corpus = Corpus.required();
        BufferedImage picture = TestPictures.decode(corpus.content("pairs/ih-imagehash.png"));
        BufferedImage opaque = TestPictures.rgb(picture.getWidth(), picture.getHeight(), picture::getRGB);
        assertThat(hash(TestPictures.png(opaque)).hex()).isEqualTo("ba8c84536bd3c366");
        assertThat(engine.probe(TestPictures.png(opaque)).format()).isEqualTo(ImageFormat.PNG);
    }

    @Test
    void a_flat_picture_does_not_hash_to_noise() throws IOException {
        for (int color : new int[] {0x010101, 0x336699, 0xfefefe, 0xffffff}) {
            Content flat = TestPictures.png(TestPictures.rgb(640, 480, (x, y) -> color));
            assertThat(hash(flat).hex()).isEqualTo("8000000000000000");
        }
    }
}
