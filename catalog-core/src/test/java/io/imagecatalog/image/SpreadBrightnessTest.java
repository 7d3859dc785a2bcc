package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.codec.jpeg.ChromaSampling;
import io.imagecatalog.codec.jpeg.JpegEncoder;
import io.imagecatalog.codec.jpeg.JpegPlanes;
import io.imagecatalog.codec.jpeg.JpegScale;
import io.imagecatalog.image.structure.Anatomy;
import io.imagecatalog.image.structure.Structures;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadBrightnessTest {

    @Test
    void chroma_takes_from_brightness_what_it_adds() {
        int luma = 128;
        for (int cb = 0; cb < 256; cb++) {
            for (int cr = 0; cr < 256; cr++) {
                assertThat(Luma.of(luma + YccRows.red(cr), luma + YccRows.green(cb, cr), luma + YccRows.blue(cb)))
                        .as("%d, %d", cb, cr)
                        .isEqualTo(luma);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 3, 255", "16, 8, 255", "67, 45, 255", "66, 46, 255", "67, 45, 60", "200, 70, 12", "67, 45, 1"})
    void brightness_is_that_of_the_colours_once_chroma_is_spread_out(int width, int height, int colourfulness)
            throws IOException {
        Content picture = noise(width, height, colourfulness);

        assertThat(brightness(picture, PixelRows::halvingChroma))
                .isDeepEqualTo(brightness(picture, UnaryOperator.identity()));
    }

    /** Of all brightness, and chroma around gray. */
    private static Content noise(int width, int height, int colourfulness) {
        Random random = new Random(width * height + colourfulness);
        byte[] luma = new byte[width * height];
        random.nextBytes(luma);
        byte[][] chroma = new byte[2][(width + 1) / 2 * ((height + 1) / 2)];
        for (byte[] plane : chroma) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = (byte) (128 - colourfulness / 2 + random.nextInt(colourfulness));
            }
        }
        JpegPlanes planes = JpegPlanes.yCbCr(width, height, ChromaSampling.HALVED, luma, chroma[0], chroma[1]);
        return Content.of(JpegEncoder.ofQuality(95).encode(planes));
    }

    private static int[][] brightness(Content picture, UnaryOperator<PixelRows> view) throws IOException {
        Anatomy anatomy = new Structures(Limits.standard()).examine(picture);
        DecodeTime time = new DecodeTime(Duration.ofMinutes(1));
        try (DecodedFrame frame = new JpegFileDecoder().decode(anatomy, picture, JpegScale.WHOLE, time)) {
            return brightness(view.apply(frame.rows()));
        }
    }

    private static int[][] brightness(PixelRows rows) {
        Luma luma = new Luma(rows.layout());
        int[][] brightness = new int[rows.size().height()][];
        rows.pour((firstRow, count, band) -> {
            for (int row = 0; row < count; row++) {
                brightness[firstRow + row] = luma.row(band, row).clone();
            }
        });
        return brightness;
    }
}
