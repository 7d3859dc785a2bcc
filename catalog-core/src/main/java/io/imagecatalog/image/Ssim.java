package io.imagecatalog.image;

import io.imagecatalog.model.Size;
import java.util.Arrays;

/**
 * Mean structural similarity of two pictures' brightness: Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment",
 * 2004, with its window of 11x11 under a Gaussian of sigma 1.5, K1 = 0.01, K2 = 0.03, over the places where the window lies
 * inside. A window is as small as the picture, if that is smaller.
 *
 * <p>The window is applied across and then down, a row at a time, so that no more than eleven rows are held.
 */
final class Ssim {
    private static final int WINDOW = 11;
    private static final double SIGMA = 1.5;
    private static final double C1 = 0.01 * 255 * (0.01 * 255);
    private static final double C2 = 0.03 * 255 * (0.03 * 255);
    // The moments: x, y, xx, yy, xy.
    private static final int MOMENTS = 5;

    private final Picture one;
    private final Picture other;
    private final int width;
    private final double[] across;
    private final double[] down;
    private final double[][] products;
    private final double[][][] filtered;
    private final double[][] moments;

    private Ssim(Picture one, Picture other) {
        Size size = one.size();
        this.one = one;
        this.other = other;
        this.width = size.width();
        this.across = gaussian(Math.min(WINDOW, size.width()));
        this.down = gaussian(Math.min(WINDOW, size.height()));
        int inside = width - across.length + 1;
        this.products = new double[MOMENTS][width];
        this.filtered = new double[down.length][MOMENTS][inside];
        this.moments = new double[MOMENTS][inside];
    }

    /** Of two pictures of one size. */
    static double of(Picture one, Picture other) {
        return new Ssim(one, other).mean();
    }

    private static double[] gaussian(int length) {
        double[] weights = new double[length];
        double sum = 0;
        for (int i = 0; i < length; i++) {
            double distance = i - (length - 1) / 2.0;
            weights[i] = Math.exp(-distance * distance / (2 * SIGMA * SIGMA));
            sum += weights[i];
        }
        for (int i = 0; i < length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private double mean() {
        int height = one.size().height();
        Luma oneLuma = new Luma(one.layout());
        Luma otherLuma = new Luma(other.layout());
        Band oneBand = new Band(one.layout());
        Band otherBand = new Band(other.layout());
        double sum = 0;
        for (int row = 0; row < height; row++) {
            one.read(row, 1, oneBand);
            other.read(row, 1, otherBand);
            multiply(oneLuma.row(oneBand, 0), otherLuma.row(otherBand, 0));
            filterAcross(filtered[row % down.length]);
            if (row >= down.length - 1) {
                sum += rowSum(row);
            }
        }
        return sum / ((double) moments[0].length * (height - down.length + 1));
    }

    private void multiply(int[] xs, int[] ys) {
        for (int i = 0; i < width; i++) {
            double x = xs[i];
            double y = ys[i];
            products[0][i] = x;
            products[1][i] = y;
            products[2][i] = x * x;
            products[3][i] = y * y;
            products[4][i] = x * y;
        }
    }

    private void filterAcross(double[][] into) {
        for (int moment = 0; moment < MOMENTS; moment++) {
            double[] sums = into[moment];
            Arrays.fill(sums, 0);
            for (int tap = 0; tap < across.length; tap++) {
                addScaled(sums, products[moment], tap, across[tap]);
            }
        }
    }

    private static void addScaled(double[] sums, double[] values, int from, double weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * values[from + i];
        }
    }

    private double rowSum(int lastRow) {
        for (int moment = 0; moment < MOMENTS; moment++) {
            Arrays.fill(moments[moment], 0);
            for (int tap = 0; tap < down.length; tap++) {
                int row = lastRow - down.length + 1 + tap;
                addScaled(moments[moment], filtered[row % down.length][moment], 0, down[tap]);
            }
        }
        double sum = 0;
        for (int i = 0; i < moments[0].length; i++) {
            sum += similarity(moments[0][i], moments[1][i], moments[2][i], moments[3][i], moments[4][i]);
        }
        return sum;
    }

    private static double similarity(double x, double y, double xx, double yy, double xy) {
        double covariance = xy - x * y;
        double variances = xx - x * x + yy - y * y;
        return (2 * x * y + C1) * (2 * covariance + C2) / ((x * x + y * y + C1) * (variances + C2));
    }
}
