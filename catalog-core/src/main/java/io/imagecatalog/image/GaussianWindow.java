package io.imagecatalog.image;

import java.util.Arrays;

/** Weighted sums under a Gaussian whose weights add up to 1, along a row or down columns. For one thread. */
final class GaussianWindow {
    private final double[] weights;
    private final double[][] shifted;

    /**
     * @param places how many places along a row it has
     */
    GaussianWindow(int length, double sigma, int places) {
        this.weights = weights(length, sigma);
        this.shifted = new double[length][places];
    }

    private static double[] weights(int length, double sigma) {
        double[] weights = new double[length];
        for (int i = 0; i < length; i++) {
            double distance = i - (length - 1) / 2.0;
            weights[i] = Math.exp(-distance * distance / (2 * sigma * sigma));
        }
        double sum = Arrays.stream(weights).sum();
        Arrays.setAll(weights, i -> weights[i] / sum);
        return weights;
    }

    int length() {
        return weights.length;
    }

    /**
     * Sums along a row.
     *
     * @param sums filled with one for each place at which all of the window is inside
     */
    void across(double[] values, double[] sums) {
        // Copies to sum down are quicker than loops over one array at many offsets.
        for (int i = 0; i < shifted.length; i++) {
            System.arraycopy(values, i, shifted[i], 0, sums.length);
        }
        down(shifted, sums);
    }

    /**
     * Sums down columns.
     *
     * @param rows as many as the window is long
     * @param sums filled with one for each column
     */
    void down(double[][] rows, double[] sums) {
        int last = weights.length - 1;
        int pairs = weights.length / 2;
        if (weights.length % 2 == 0) {
            Arrays.fill(sums, 0);
        } else {
            multiply(rows[pairs], weights[pairs], sums);
        }
        for (int i = 0; i < pairs; i++) {
            addPair(rows[i], rows[last - i], weights[i], sums);
        }
    }

    private static void multiply(double[] row, double weight, double[] sums) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] = row[x] * weight;
        }
    }

    private static void addPair(double[] above, double[] below, double weight, double[] sums) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += (above[x] + below[x]) * weight;
        }
    }
}
