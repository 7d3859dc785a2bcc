package io.imagecatalog.image;

import java.util.Arrays;

/**
 * What {@code phash} of Python's imagehash makes of 32x32 pixels: of the 8x8 lowest frequencies, DC included, a bit is set
 * where one is above the median of the 64.
 */
final class FrequencyBits {
    private static final int SIDE = 32;
    private static final int LOW = 8;
    // Far above the noise of the sums, far below what any picture shows: so a flat one does not hash to noise.
    private static final double STEP = 1.0 / (1 << 20);

    private FrequencyBits() {}

    static long of(int[][] pixels) {
        double[] frequencies = lowFrequencies(pixels);
        double median = median(frequencies);
        long bits = 0;
        for (double frequency : frequencies) {
            bits = bits << 1 | (frequency > median ? 1 : 0);
        }
        return bits;
    }

    /** The DCT-II without normalization, down and then across. */
    private static double[] lowFrequencies(int[][] pixels) {
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
