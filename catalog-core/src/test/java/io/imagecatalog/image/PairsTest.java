package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.PictureHashes;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Quality;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The published and recomputed values of the corpus. */
class PairsTest {
    /** Measures and hashes of kinds that the catalog does not have. */
    private static final Set<String> NOT_OURS =
            Set.of("whash haar", "colorhash", "DCT2 hash", "FSIM", "GMSD", "IW-SSIM");

    private final JvmRenditionEngine engine = new JvmRenditionEngine(Limits.standard(), 256L << 20);
    private final JvmQualityComparator comparator = new JvmQualityComparator(engine);
    private final JvmPictureHasher hasher = new JvmPictureHasher(engine);

    @TestFactory
    Stream<DynamicTest> each_value_comes_out() {
        Corpus corpus = Corpus.required();
        return corpus.table("PAIRS.tsv").stream()
                .filter(row -> NOT_OURS.stream().noneMatch(row.get("measure")::startsWith))
                .map(row -> DynamicTest.dynamicTest(
                        row.get("reference") + " " + row.get("compared") + " " + row.get("measure"),
                        () -> verify(corpus, row)));
    }

    private void verify(Corpus corpus, Corpus.Row row) throws IOException {
        Content reference = corpus.content(row.get("reference"));
        String measure = row.get("measure");
        if (row.get("compared").equals("-")) {
            assertThat(hash(measure, hasher.hash(opaque(reference))).hex()).isEqualTo(row.get("value"));
            return;
        }
        Content compared = corpus.content(row.get("compared"));
        if (measure.startsWith("PSNR dB, RGB")) {
            assertClose(compare(compared, reference).psnr(), row);
        } else if (measure.startsWith("PSNR dB, luma")) {
            assertClose(compare(luma(compared), luma(reference)).psnr(), row);
        } else if (measure.startsWith("SSIM luma")) {
            assertClose(compare(compared, reference).ssim(), row);
        } else if (measure.startsWith("SSIM gray, MATLAB")) {
            // Not within the published 0.0001: MATLAB does not round the smaller pictures to 8 bits.
            assertThat(compare(halved(compared), halved(reference)).ssim()).isCloseTo(0.8202, within(0.0005));
        } else if (measure.startsWith("same picture")) {
            int distance = compare(compared, reference).hashes().average();
            assertThat(distance / 64.0 < 0.4).isEqualTo(row.get("value").equals("match"));
        } else {
            assertDistance(measure, distance(measure, compare(compared, reference)), row);
        }
    }

    private static PerceptualHash hash(String measure, PictureHashes hashes) {
        return switch (measure.replace(" (64 bit, hex)", "")) {
            case "phash" -> hashes.perceptual();
            case "average_hash" -> hashes.average();
            case "dhash" -> hashes.difference();
            default -> throw new AssertionError("There is no check of " + measure);
        };
    }

    private static int distance(String measure, Quality quality) {
        return switch (measure.substring(0, measure.indexOf(' '))) {
            case "pHash", "PerceptionHash" -> quality.hashes().perceptual();
            case "aHash", "AverageHash" -> quality.hashes().average();
            case "dHash", "DifferenceHash" -> quality.hashes().difference();
            default -> throw new AssertionError("There is no check of " + measure);
        };
    }

    /** Those of imagehash come out exactly, those of goimagehash, which scales otherwise, within a few bits. */
    private static void assertDistance(String measure, int distance, Corpus.Row row) {
        int allowed = measure.contains("goimagehash") ? 4 : 0;
        assertThat(distance).isCloseTo(Integer.parseInt(row.get("value")), within(allowed));
    }

    private static void assertClose(double measured, Corpus.Row row) {
        double tolerance = Double.parseDouble(row.get("tolerance").split(" ", -1)[0]);
        assertThat(measured).isCloseTo(Double.parseDouble(row.get("value")), within(tolerance));
    }

    private Quality compare(Content candidate, Content reference) throws IOException {
        return comparator.compare(candidate, List.of(reference)).get(0).orElseThrow();
    }

    /** The picture as imagehash sees it, which drops alpha where the catalog lays the picture on white. */
    private static Content opaque(Content content) throws IOException {
        BufferedImage picture = TestPictures.decode(content);
        return picture.getColorModel().hasAlpha()
                ? TestPictures.png(TestPictures.rgb(picture.getWidth(), picture.getHeight(), picture::getRGB))
                : content;
    }

    private Content luma(Content content) throws IOException {
        BufferedImage picture = whole(content);
        return TestPictures.png(
                TestPictures.gray(picture.getWidth(), picture.getHeight(), (x, y) -> brightness(picture, x, y)));
    }

    /** As MATLAB's ssim.m does before it measures a picture of this size, and the catalog does not: the mean of 2x2 pixels. */
    private Content halved(Content content) throws IOException {
        BufferedImage picture = whole(content);
        return TestPictures.png(TestPictures.gray(picture.getWidth() / 2, picture.getHeight() / 2, (x, y) -> {
            int sum = 0;
            for (int i = 0; i < 4; i++) {
                sum += brightness(picture, 2 * x + i % 2, 2 * y + i / 2);
            }
            return Math.round(sum / 4f);
        }));
    }

    /** The picture's samples as the engine reads them; ImageIO by itself would convert some by a PNG's gamma. */
    private BufferedImage whole(Content content) throws IOException {
        return TestPictures.decode(engine.render(content, List.of(Preset.png("whole", 5000)))
                .renditions()
                .get(0)
                .content());
    }

    private static int brightness(BufferedImage picture, int x, int y) {
        boolean gray = picture.getRaster().getNumBands() == 1;
        return gray ? picture.getRaster().getSample(x, y, 0) : TestPictures.luma(picture.getRGB(x, y));
    }

    @Test
    void the_engine_gives_the_perceptual_hash_of_the_hasher() throws IOException {
        Content content = Corpus.required().content("pairs/jih-highQuality.jpg");
        assertThat(engine.render(content, List.of()).perceptualHash())
                .contains(hasher.hash(content).perceptual());
    }

    @Test
    void a_flat_picture_does_not_hash_to_noise() throws IOException {
        for (int color : new int[] {0x010101, 0x336699, 0xfefefe, 0xffffff}) {
            PictureHashes hashes = hasher.hash(TestPictures.png(TestPictures.rgb(640, 480, (x, y) -> color)));
            assertThat(hashes.perceptual().hex()).isEqualTo("8000000000000000");
            assertThat(hashes.average().hex()).isEqualTo("0000000000000000");
            assertThat(hashes.difference().hex()).isEqualTo("0000000000000000");
        }
    }
}
