package io.imagecatalog.image;

import static io.imagecatalog.image.TestPictures.concat;
import static io.imagecatalog.image.TestPictures.jpeg;
import static io.imagecatalog.image.TestPictures.luma;
import static io.imagecatalog.image.TestPictures.png;
import static io.imagecatalog.image.TestPictures.pngChunk;
import static io.imagecatalog.image.TestPictures.rgb;
import static io.imagecatalog.image.TestPictures.waves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.HashDistances;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Quality;
import io.imagecatalog.model.Size;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.InvalidImageException.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmQualityComparatorTest {
    private final JvmQualityComparator comparator = new JvmQualityComparator(Limits.standard(), 256L << 20);

    private Quality compare(Content candidate, Content reference) throws IOException {
        return comparator.compare(candidate, List.of(reference)).get(0).orElseThrow();
    }

    @Test
    void a_picture_is_identical_to_itself() throws IOException {
        Content content = jpeg(waves(120, 90));
        Quality quality = compare(content, content);
        assertThat(quality.identical()).isTrue();
        assertThat(quality.psnr()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(quality.ssim()).isCloseTo(1, within(1e-12));
        assertThat(quality.hashes()).isEqualTo(new HashDistances(0, 0, 0));
    }

    @Test
    void the_psnr_is_over_all_samples_of_red_green_and_blue() throws IOException {
        Content one = png(rgb(40, 40, (x, y) -> 0x646464));
        Content redder = png(rgb(40, 40, (x, y) -> 0x6e6464));
        // One of three channels is off by ten: MSE = 100 / 3.
        double expected = 10 * Math.log10(255 * 255 / (100 / 3.0));
        assertThat(compare(one, redder).psnr()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void gray_compares_with_colour() throws IOException {
        BufferedImage gray = TestPictures.image(40, 40, BufferedImage.TYPE_BYTE_GRAY, (x, y) -> 0xff808080);
        int value = gray.getRaster().getSample(0, 0, 0);
        Content color = png(rgb(40, 40, (x, y) -> 0x010101 * value));
        assertThat(compare(png(gray), color).identical()).isTrue();
        assertThat(compare(color, png(gray)).identical()).isTrue();
    }

    @Test
    void each_reference_gets_its_answer_in_order() throws IOException {
        Content picture = png(waves(64, 64));
        List<Content> references = List.of(png(rgb(64, 64, (x, y) -> 0)), picture, png(waves(30, 20)));
        List<Quality> qualities = comparator.compare(picture, references).stream()
                .map(Optional::orElseThrow)
                .toList();
        assertThat(qualities).extracting(Quality::identical).containsExactly(false, true, false);
        assertThat(qualities)
                .extracting(Quality::reference)
                .containsExactly(new Size(64, 64), new Size(64, 64), new Size(30, 20));
    }

    @ParameterizedTest
    @CsvSource({"50,40", "400,320"})
    void a_candidate_of_another_size_is_brought_to_the_references(int width, int height) throws IOException {
        Content reference = png(waves(200, 160));
        Content candidate = png(waves(width, height));
        Quality quality = compare(candidate, reference);
        assertThat(quality.candidate()).isEqualTo(new Size(width, height));
        assertThat(quality.reference()).isEqualTo(new Size(200, 160));
        assertThat(quality.identical()).isFalse();
        assertThat(quality.aspectDiffers()).isFalse();
    }

    @Test
    void a_smaller_version_of_a_picture_comes_close_to_it() throws IOException {
        BufferedImage large = waves(300, 240);
        JvmRenditionEngine engine = new JvmRenditionEngine();
        Content small = engine.render(png(large), List.of(Preset.jpeg("small", 150)))
                .renditions()
                .get(0)
                .content();
        Quality quality = compare(small, png(large));
        assertThat(quality.psnr()).isGreaterThan(30);
        assertThat(quality.hashes().perceptual()).isLessThan(8);
    }

    @Test
    void pictures_are_compared_upright_and_on_white() throws IOException {
        BufferedImage upright = waves(60, 40);
        byte[] stored = TestPictures.encode(Turned.stored(upright, 6), "png");
        Content turned = Content.of(TestPictures.withChunk(stored, "eXIf", TestPictures.exif(6)));
        assertThat(compare(turned, png(upright)).identical()).isTrue();
        Content invisible = png(TestPictures.image(20, 20, BufferedImage.TYPE_INT_ARGB, (x, y) -> 0x00123456));
        assertThat(compare(invisible, png(rgb(20, 20, (x, y) -> 0xffffff))).identical())
                .isTrue();
    }

    @Test
    void a_flat_strip_against_a_tall_one_takes_no_more_memory_than_is_set_aside() {
        JvmQualityComparator small = new JvmQualityComparator(Limits.standard(), 64L << 20);
        assertThatExceptionOfType(InvalidImageException.class)
                .isThrownBy(() -> small.compare(png(waves(20_000, 1)), List.of(png(waves(1, 20_000)))))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,30", "5,4", "10,11", "11,11", "30,2"})
    void small_pictures_have_a_similarity_too(int width, int height) throws IOException {
        Content picture = png(waves(width, height));
        assertThat(compare(picture, picture).ssim()).isCloseTo(1, within(1e-12));
        Content black = png(rgb(width, height, (x, y) -> 0));
        assertThat(compare(black, picture).ssim()).isLessThan(1);
    }

    @Test
    void the_similarity_is_that_of_a_window_at_every_place() throws IOException {
        BufferedImage one = waves(40, 31);
        BufferedImage other = rgb(40, 31, (x, y) -> one.getRGB(x, y) ^ (x * y % 5) * 0x030303);
        assertThat(compare(png(one), png(other)).ssim()).isCloseTo(exactSsim(one, other), within(1e-9));
    }

    private static double exactSsim(BufferedImage one, BufferedImage other) {
        double sum = 0;
        int places = 0;
        for (int y = 0; y + 11 <= one.getHeight(); y++) {
            for (int x = 0; x + 11 <= one.getWidth(); x++) {
                sum += exactSsim(one, other, x, y);
                places++;
            }
        }
        return sum / places;
    }

    private static double exactSsim(BufferedImage one, BufferedImage other, int left, int top) {
        double total = 0;
        double[] moments = new double[5];
        for (int y = 0; y < 11; y++) {
            for (int x = 0; x < 11; x++) {
                double weight = Math.exp(-((x - 5) * (x - 5) + (y - 5) * (y - 5)) / 4.5);
                double a = luma(one.getRGB(left + x, top + y));
                double b = luma(other.getRGB(left + x, top + y));
                total += weight;
                moments[0] += weight * a;
                moments[1] += weight * b;
                moments[2] += weight * a * a;
                moments[3] += weight * b * b;
                moments[4] += weight * a * b;
            }
        }
        double a = moments[0] / total;
        double b = moments[1] / total;
        double varianceA = moments[2] / total - a * a;
        double varianceB = moments[3] / total - b * b;
        double covariance = moments[4] / total - a * b;
        return (2 * a * b + 6.5025)
                * (2 * covariance + 58.5225)
                / ((a * a + b * b + 6.5025) * (varianceA + varianceB + 58.5225));
    }

    @Test
    void a_damaged_candidate_is_refused() {
        Content damaged = Content.of(new byte[] {1, 2, 3});
        assertThatExceptionOfType(InvalidImageException.class)
                .isThrownBy(() -> compare(damaged, png(waves(10, 10))))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NOT_AN_IMAGE));
    }

    @Test
    void a_damaged_reference_is_left_out_and_does_not_keep_others_from_being_compared() throws IOException {
        Content picture = png(waves(64, 64));
        Content notAnImage = Content.of(new byte[] {1, 2, 3});
        Content undecodable = undecodable(picture);

        List<Optional<Quality>> qualities =
                comparator.compare(picture, List.of(notAnImage, picture, undecodable, picture));

        assertThat(qualities).extracting(Optional::isPresent).containsExactly(false, true, false, true);
        assertThat(qualities.get(3)).map(Quality::identical).contains(true);
    }

    /** The picture's header, and where its pixels should be, none. */
    private static Content undecodable(Content png) throws IOException {
        byte[] header = Arrays.copyOf(png.readAllBytes(), 8 + 25);
        byte[] empty = {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1};
        return Content.of(concat(header, concat(pngChunk("IDAT", empty), pngChunk("IEND", new byte[0]))));
    }

    @Test
    void a_reference_that_cannot_be_read_now_is_an_error() throws IOException {
        Content picture = png(waves(64, 64));
        byte[] bytes = picture.readAllBytes();
        for (int readable : new int[] {0, 20, bytes.length, bytes.length + 40}) {
            Content failing = new FailingContent(bytes, readable);
            assertThatIOException().isThrownBy(() -> comparator.compare(picture, List.of(failing)));
        }
    }

    @Test
    void the_method_says_what_is_measured() {
        assertThat(comparator.method()).contains("MAX = 255", "Wang et al. 2004", "phash", "Lanczos3");
    }
}
