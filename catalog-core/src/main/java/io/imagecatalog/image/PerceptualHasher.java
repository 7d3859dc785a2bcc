package io.imagecatalog.image;

import io.imagecatalog.model.PerceptualHash;
import java.util.Arrays;

/**
 * The 64-bit DCT hash as {@code phash} of Python's imagehash defines it: of 32x32 pixels the 8x8 lowest frequencies, DC
 * included; a bit is set where a frequency is above the median of the 64; by rows, the first bit is the highest.
 */
final class PerceptualHasher {
    /** Changes whenever hashes may come out otherwise. */
    static final String RECIPE = "phash-2";

    private static final int SIDE = HashThumbnail.SIDE;
    private static final int LOW = 8;
    // Far above the noise of the sums, far below what any picture shows: so a flat one does not hash to noise.
    private static final double STEP = 1.0 / (1 << 20);

    private PerceptualHasher() {}

    /**
     * @param thumbnail gray or RGB, of 32x32 pixels, as the picture is stored
     */
    static PerceptualHash hash(PixelRows thumbnail, Orientation orientation) {
        double[] frequencies = lowFrequencies(upright(brightness(thumbnail), orientation));
        double median = median(frequencies);
        long bits = 0;
        for (double frequency : frequencies) {
            bits = bits << 1 | (frequency > median ? 1 : 0);
        }
        return new PerceptualHash(RECIPE, bits);
    }

    private static double[][] brightness(PixelRows thumbnail) {
        double[][] brightness = new double[SIDE][SIDE];
        Luma luma = new Luma(thumbnail.layout());
        thumbnail.pour((firstRow, rows, band) -> {
            for (int row = 0; row < rows; row++) {
                int[] samples = luma.row(band, row);
                Arrays.setAll(brightness[firstRow + row], x -> samples[x]);
            }
        });
        return brightness;
    }

    private static double[][] upright(double[][] stored, Orientation orientation) {
        double[][] upright = new double[SIDE][SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int right = orientation.fromRight() ? SIDE - 1 - x : x;
                int bottom = orientation.fromBottom() ? SIDE - 1 - y : y;
                upright[y][x] = orientation.swapsAxes() ? stored[right][bottom] : stored[bottom][right];
            }
        }
        return upright;
    }

    /** The DCT-II without normalization, down and then across. */
    private static double[] lowFrequencies(double[][] pixels) {
        double[][] cosines = cosines();
        double[] frequencies = new double[LOW * LOW];
        for (int v = 0; v < LOW; v++) {
            for (int u = 0; u < LOW; u++) {
                double sum = 0;
                for (int x = 0; x < SIDE; x++) {
                    double column = 0;
                    for (int y = 0; y < SIDE; y++) {
                        column += pixels[y][x] * cosines[v][y];
                    }
                    sum += column * cosines[u][x];
                }
                frequencies[v * LOW + u] = Math.rint(4 * sum / STEP) * STEP;
            }
        }
        return frequencies;
    }

    private static double[][] cosines() {
        double[][] cosines = new double[LOW][SIDE];
        for (int k = 0; k < LOW; k++) {
            for (int n = 0; n < SIDE; n++) {
                cosines[k][n] = StrictMath.cos(Math.PI * k * (2 * n + 1) / (2.0 * SIDE));
            }
        }
        return cosines;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    }
}
