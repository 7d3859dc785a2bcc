package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
        double[] samples = new double[source.plane(0).length];
        Arrays.setAll(samples, i -> source.plane(0)[i] & 0xff);
        return exact(samples, source.size(), toWidth, toHeight);
    }

    private static double[] exact(double[] samples, Size size, int toWidth, int toHeight) {
        int width = size.width();
        int height = size.height();
        double[] scaled = new double[toWidth * toHeight];
        for (int y = 0; y < toHeight; y++) {
            double[] down = weights(y, height, toHeight);
            for (int x = 0; x < toWidth; x++) {
                double[] across = weights(x, width, toWidth);
                double sum = 0;
                for (int row = 0; row < height; row++) {
                    for (int column = 0; down[row] != 0 && column < width; column++) {
                        sum += down[row] * across[column] * samples[row * width + column];
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

    /** Rings that get finer outwards, from one a picture's side to one every two pixels at the middle of its edges. */
    private static int zonePlate(int x, int y, int side) {
        double squared = Math.pow(x + 0.5 - side / 2.0, 2) + Math.pow(y + 0.5 - side / 2.0, 2);
        return (int) Math.round(127.5 + 127.5 * Math.cos(Math.PI * squared / side));
    }

    @Test
    void rings_too_fine_for_the_smaller_picture_become_gray_rather_than_other_rings() {
        Picture plate = gray(800, 800, (x, y) -> zonePlate(x, y, 800));
        Picture scaled = Resampler.resample(plate, new Size(200, 200));
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 200; x++) {
                double radius = Math.hypot(x - 99.5, y - 99.5);
                int value = scaled.plane(0)[y * 200 + x] & 0xff;
                if (radius > 40 && radius < 95) {
                    assertThat(value).as("%d,%d", x, y).isBetween(115, 140);
                } else if (radius < 12) {
                    assertThat(value).as("%d,%d", x, y).isCloseTo(zonePlate(4 * x + 1, 4 * y + 1, 800), within(60));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"400,300,120,90", "401,301,119,91", "400,301,399,300", "99,77,33,20"})
    void halved_chroma_stays_over_the_pixels_that_it_belongs_to(int width, int height, int toWidth, int toHeight) {
        Layout source = Layout.of(new Size(width, height), Channels.YCBCR).withHalvedChroma(true);
        Picture ramps = new Picture(source);
        int step = source.step(1);
        Size plane = source.plane(1);
        for (int i = 0; i < plane.pixels(); i++) {
            // A quarter a pixel, at the middle of the pixels that a sample stands for.
            ramps.plane(1)[i] = (byte) Math.round((i % plane.width() + 0.5) * step / 4);
            int row = i / plane.width();
            ramps.plane(2)[i] = (byte) Math.round((row + 0.5) * step / 4);
        }
        Picture scaled = Resampler.resample(ramps, new Size(toWidth, toHeight));
        Size halved = scaled.layout().plane(1);
        for (int y = 4; y < halved.height() - 4; y++) {
            for (int x = 4; x < halved.width() - 4; x++) {
                int at = y * halved.width() + x;
                double across = (2 * x + 1) * (double) width / toWidth / 4;
                double down = (2 * y + 1) * (double) height / toHeight / 4;
                assertThat((double) scaled.plane(1)[at]).isCloseTo(across, within(0.7));
                assertThat((double) scaled.plane(2)[at]).isCloseTo(down, within(0.7));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"200,150,60,45", "333,211,100,63", "90,70,88,69"})
    void colours_are_weighted_by_their_alpha(int width, int height, int toWidth, int toHeight) {
        Picture source = new Picture(new Size(width, height), Channels.GRAY_ALPHA);
        double[] multiplied = new double[width * height];
        for (int i = 0; i < width * height; i++) {
            int row = i / width;
            int color = (i * 7 + row * 13) % 256;
            int alpha = i % width * 255 / width;
            source.plane(0)[i] = (byte) color;
            source.plane(1)[i] = (byte) alpha;
            multiplied[i] = color * alpha / 255.0;
        }
        double[] exact = exact(multiplied, source.size(), toWidth, toHeight);
        Picture scaled = Resampler.resample(source, new Size(toWidth, toHeight));
        double squares = 0;
        for (int i = 0; i < exact.length; i++) {
            double shown = (scaled.plane(0)[i] & 0xff) * (scaled.plane(1)[i] & 0xff) / 255.0;
            squares += Math.pow(shown - Math.max(0, Math.min(255, exact[i])), 2);
        }
        assertThat(10 * Math.log10(255 * 255 / (squares / exact.length))).isGreaterThan(50);
    }

    @Test
    void white_beside_black_and_nothing_stays_white_however_the_kernel_overshoots() {
        Picture source = new Picture(new Size(24, 2), Channels.GRAY_ALPHA);
        for (int i = 0; i < 48; i++) {
            int x = i % 24;
            source.plane(0)[i] = (byte) (x == 12 ? 255 : 0);
            source.plane(1)[i] = (byte) (x < 12 ? 0 : 255);
        }
        Picture scaled = Resampler.resample(source, new Size(12, 1));
        assertThat(scaled.plane(1)[5]).isPositive();
        assertThat(scaled.plane(0)[5]).isEqualTo((byte) 255);
    }
}
