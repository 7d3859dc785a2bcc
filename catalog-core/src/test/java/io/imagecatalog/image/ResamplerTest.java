package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.model.Size;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

    private static Picture gray(int width, int height, TestPictures.Paint paint) {
        Picture picture = new Picture(new Size(width, height), Channels.GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.plane(0)[y * width + x] = (byte) paint.argb(x, y);
            }
        }
        return picture;
    }

    @ParameterizedTest
    @CsvSource({"300,200,100,67", "101,99,100,98", "5000,3,100,1", "7,5000,1,100", "640,480,639,479", "10,10,95,33"})
    void a_flat_picture_stays_flat(int width, int height, int toWidth, int toHeight) {
        for (int value : new int[] {0, 1, 127, 128, 254, 255}) {
            Picture scaled = Resampler.resample(gray(width, height, (x, y) -> value), new Size(toWidth, toHeight));
            byte[] expected = new byte[toWidth * toHeight];
            Arrays.fill(expected, (byte) value);
            assertThat(scaled.plane(0)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"400,300,120,90", "400,300,397,299", "333,211,100,63", "90,70,200,150", "64,65,3,2", "3,2,64,65"})
    void it_is_lanczos_in_double_precision_but_for_rounding(int width, int height, int toWidth, int toHeight) {
        Picture source = gray(width, height, (x, y) -> (x * x * 7 + y * y * 3 + x * y) % 251);
        Picture scaled = Resampler.resample(source, new Size(toWidth, toHeight));
        double[] exact = exact(source, toWidth, toHeight);
        double squares = 0;
        for (int i = 0; i < exact.length; i++) {
            double clamped = Math.max(0, Math.min(255, exact[i]));
            double difference = clamped - (scaled.plane(0)[i] & 0xff);
            squares += difference * difference;
            assertThat(Math.abs(difference)).isLessThan(0.51);
        }
        double psnr = 10 * Math.log10(255 * 255 / (squares / exact.length));
        assertThat(psnr).isGreaterThan(50);
    }

    /** The definition, sample by sample: every pixel's centre, the kernel's weights, their sum. */
    private static double[] exact(Picture source, int toWidth, int toHeight) {
        int width = source.size().width();
        int height = source.size().height();
        double[] scaled = new double[toWidth * toHeight];
        for (int y = 0; y < toHeight; y++) {
            double[] down = weights(y, height, toHeight);
            for (int x = 0; x < toWidth; x++) {
                double[] across = weights(x, width, toWidth);
                double sum = 0;
                for (int row = 0; row < height; row++) {
                    for (int column = 0; down[row] != 0 && column < width; column++) {
                        sum += down[row] * across[column] * (source.plane(0)[row * width + column] & 0xff);
                    }
                }
                scaled[y * toWidth + x] = sum;
            }
        }
        return scaled;
    }

    private static double[] weights(int index, int from, int to) {
        double scale = (double) from / to;
        double stretch = Math.max(1, scale);
        double center = (index + 0.5) * scale;
        double[] weights = new double[from];
        double sum = 0;
        for (int at = -4 * from - 40; at < 5 * from + 40; at++) {
            double distance = (at + 0.5 - center) / stretch;
            double weight = Math.abs(distance) < 3 ? sinc(distance) * sinc(distance / 3) : 0;
            weights[Math.max(0, Math.min(from - 1, at))] += weight;
            sum += weight;
        }
        for (int i = 0; i < from; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    @Test
    void nothing_shifts() {
        // A ramp is the same ramp at any size, if centres stay centres; edges aside.
        Picture ramp = gray(400, 40, (x, y) -> x / 2 + 10);
        Picture scaled = Resampler.resample(ramp, new Size(100, 10));
        for (int x = 4; x < 96; x++) {
            double expected = ((x + 0.5) * 4 - 0.5) / 2 + 10;
            assertThat((double) (scaled.plane(0)[5 * 100 + x] & 0xff)).isBetween(expected - 1, expected + 1);
        }
    }

    @Test
    void a_mirrored_picture_scales_to_the_mirrored_result() {
        TestPictures.Paint paint = (x, y) -> (x * 31 + y * 17) % 256;
        Picture scaled = Resampler.resample(gray(250, 130, paint), new Size(77, 41));
        Picture mirrored = Resampler.resample(gray(250, 130, (x, y) -> paint.argb(249 - x, y)), new Size(77, 41));
        for (int y = 0; y < 41; y++) {
            for (int x = 0; x < 77; x++) {
                int one = scaled.plane(0)[y * 77 + x] & 0xff;
                int other = mirrored.plane(0)[y * 77 + 76 - x] & 0xff;
                assertThat(Math.abs(one - other)).isLessThanOrEqualTo(1);
            }
        }
    }
}
