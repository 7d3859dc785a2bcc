package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.imagecatalog.codec.jpeg.JpegScale;
import io.imagecatalog.image.structure.Anatomy;
import io.imagecatalog.image.structure.Structures;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.Limits;
import io.imagecatalog.spi.InvalidImageException;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The JDK's reader, which is libjpeg, is asked for the same samples. */
class JpegFileDecoderTest {
    /** Its averages run over, and libjpeg's own builds differ in what they make of that. */
    private static final Set<String> OVERFLOWING = Set.of("invalid/jd-dc-predictor-overflow.jpg");

    private final Structures structures = new Structures(Limits.standard());

    @TestFactory
    Stream<DynamicTest> each_jpeg_of_the_corpus_has_the_samples_that_libjpeg_makes_of_it() {
        Corpus corpus = Corpus.required();
        return corpus.table("MANIFEST.tsv").stream()
                .map(row -> row.get("path"))
                .filter(path -> !OVERFLOWING.contains(path))
                .flatMap(path -> test(path, corpus.content(path)));
    }

    @Test
    void memory_is_reserved_for_the_coefficients_of_a_picture_whose_components_come_in_scans_of_their_own()
            throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("a-scan-a-component.jpg"))) {
            Content inScans = Content.of(in.readAllBytes());
            Content inOne = Content.of(TestPictures.encode(TestPictures.waves(67, 45), "jpg"));

            // Of 4:2:0, so that a unit of 16x16 pixels has six blocks; four rows of units are held.
            int units = 5 * 3;
            int rows = 4 * 5 * 6 * 64;

            assertThat(structures.examine(inScans).decodedBytes()).isEqualTo(rows + 6 * units * (64 * 2 + 8));
            assertThat(structures.examine(inOne).decodedBytes()).isEqualTo(rows);
        }
    }

    @Test
    void what_has_been_read_is_gone() throws IOException {
        Content picture = Content.of(TestPictures.encode(TestPictures.waves(40, 400), "jpg"));
        Anatomy anatomy = structures.examine(picture);
        DecodeTime time = new DecodeTime(Duration.ofMinutes(1));

        try (DecodedFrame frame = new JpegFileDecoder().decode(anatomy, picture, JpegScale.WHOLE, time)) {
            Band band = new Band(frame.rows().layout());
            frame.rows().pour((firstRow, rows, poured) -> {});
            assertThatIllegalStateException()
                    .isThrownBy(() -> frame.rows().read(0, 1, band))
                    .withMessage("Row 0 is gone: 400 have been decoded");
        }
    }

    private Stream<DynamicTest> test(String path, Content content) {
        try {
            Anatomy anatomy = structures.examine(content);
            return anatomy.format() == ImageFormat.JPEG
                    ? Stream.of(DynamicTest.dynamicTest(path, () -> compare(anatomy, content)))
                    : Stream.empty();
        } catch (InvalidImageException | IOException refused) {
            return Stream.empty();
        }
    }

    private static void compare(Anatomy anatomy, Content content) throws IOException {
        DecodeTime time = new DecodeTime(Duration.ofMinutes(1));
        Raster expected;
        try {
            expected = libjpeg(anatomy, content);
        } catch (IOException refused) {
            assertThatExceptionOfType(Exception.class).isThrownBy(() -> decodeAll(anatomy, content, time));
            return;
        }
        try (InputStream in = anatomy.excerpt().open(content)) {
            compare(JpegFileDecoder.components(anatomy, in, JpegScale.WHOLE, time), expected);
        }
    }

    private static void decodeAll(Anatomy anatomy, Content content, DecodeTime time) throws IOException {
        try (DecodedFrame frame = new JpegFileDecoder().decode(anatomy, content, JpegScale.WHOLE, time)) {
            frame.rows().pour((firstRow, rows, band) -> {});
        }
    }

    private static void compare(UpsampledRows rows, Raster expected) {
        Band band = new Band(rows.layout());
        int[] theirs = new int[expected.getWidth()];
        for (int y = 0; y < expected.getHeight(); y++) {
            rows.read(y, 1, band);
            for (int channel = 0; channel < rows.channels().count(); channel++) {
                expected.getSamples(0, y, theirs.length, 1, channel, theirs);
                assertThat(band.row(channel, 0))
                        .as("row %d of component %d", y, channel)
                        .isEqualTo(theirs);
            }
        }
    }

    private static Raster libjpeg(Anatomy anatomy, Content content) throws IOException {
        ImageReader reader = JdkCodecs.reader("jpeg").createReaderInstance();
        try (ExcerptImageStream in =
                new ExcerptImageStream(anatomy.excerpt(), content, new DecodeTime(Duration.ofMinutes(1)))) {
            reader.setInput(in, false, true);
            return reader.readRaster(0, reader.getDefaultReadParam());
        } finally {
            reader.dispose();
        }
    }
}
