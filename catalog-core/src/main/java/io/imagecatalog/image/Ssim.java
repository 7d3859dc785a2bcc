package io.imagecatalog.image;

import io.imagecatalog.model.Size;

/**
 * Mean structural similarity of two pictures' brightness: Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment",
 * 2004, with its window of 11x11 under a Gaussian of sigma 1.5, K1 = 0.01, K2 = 0.03, at every place where all of the window
 * is inside, in the size that the pictures have. The window is as small as the picture, if that is smaller.
 *
 * <p>The window is applied across and then down, a row at a time, so that no more than eleven rows are held. Of the two
 * variances only the sum is needed, so that four moments do: both means, the mean of x² + y², and that of xy.
 */
final class Ssim {
    private static final int WINDOW = 11;
    private static final double SIGMA = 1.5;
    private static final double C1 = 0.01 * 255 * (0.01 * 255);
    private static final double C2 = 0.03 * 255 * (0.03 * 255);
    private static final int MOMENTS = 4;

    private final BrightRows one;
    private final BrightRows other;
    private final Size size;
    private final GaussianWindow across;
    private final GaussianWindow down;
    private final double[][] values;
    private final double[][][] filtered;
    private final double[][] moments;
    private final double[] similarities;

    private Ssim(Picture one, Picture other) {
        this.one = new BrightRows(one);
        this.other = new BrightRows(other);
        this.size = one.size();
        int length = Math.min(WINDOW, size.width());
        int inside = size.width() - length + 1;
        this.across = new GaussianWindow(length, SIGMA, inside);
        this.down = new GaussianWindow(Math.min(WINDOW, size.height()), SIGMA, 0);
        this.values = new double[MOMENTS][size.width()];
        this.filtered = new double[MOMENTS][down.length()][inside];
        this.moments = new double[MOMENTS][inside];
        this.similarities = new double[inside];
    }

    /** Of two pictures of one size. */
    static double of(Picture one, Picture other) {
        return new Ssim(one, other).mean();
    }

    /** What it takes in memory beside the pictures, at the most. */
    static long bytes(Size size) {
        long rowsHeld = MOMENTS * (WINDOW + 2L) + WINDOW + 1;
        long bands = 2L * (Channels.RGB.count() + 1) * Band.ROWS * Integer.BYTES;
        return (rowsHeld * Double.BYTES + bands) * size.width();
    }

    private double mean() {
        double sum = 0;
        int inside = size.height() - down.length() + 1;
        for (int row = 0; row < size.height(); row++) {
            filterAcross(row);
            if (row >= down.length() - 1) {
                sum += sumOfRow(row - down.length() + 1);
            }
        }
        return sum / ((double) similarities.length * inside);
    }

    private void filterAcross(int row) {
        one.read(row, values[0]);
        other.read(row, values[1]);
        multiply(values[0], values[1], values[2], values[3]);
        for (int moment = 0; moment < MOMENTS; moment++) {
            across.across(values[moment], filtered[moment][row % down.length()]);
        }
    }

    private static void multiply(double[] xs, double[] ys, double[] squares, double[] products) {
        for (int i = 0; i < xs.length; i++) {
            squares[i] = xs[i] * xs[i] + ys[i] * ys[i];
            products[i] = xs[i] * ys[i];
        }
    }

    private double sumOfRow(int firstRow) {
        double[][] rows = new double[down.length()][];
        for (int moment = 0; moment < MOMENTS; moment++) {
            for (int i = 0; i < rows.length; i++) {
                rows[i] = filtered[moment][(firstRow + i) % rows.length];
            }
            down.down(rows, moments[moment]);
        }
        multiplyTerms(moments[0], moments[1], moments[3], similarities);
        divide(moments[0], moments[1], moments[2], similarities);
        return sum(similarities);
    }

    // In two loops, as the compiler makes no vector instructions of one.
    private static void multiplyTerms(double[] xs, double[] ys, double[] products, double[] similarities) {
        for (int i = 0; i < similarities.length; i++) {
            similarities[i] = (xs[i] * ys[i] * 2 + C1) * ((products[i] - xs[i] * ys[i]) * 2 + C2);
        }
    }

    private static void divide(double[] xs, double[] ys, double[] squares, double[] similarities) {
        for (int i = 0; i < similarities.length; i++) {
            double means = xs[i] * xs[i] + ys[i] * ys[i];
            similarities[i] /= (means + C1) * (squares[i] - means + C2);
        }
    }

    /** In four sums, none of which has to wait for another. */
    private static double sum(double[] values) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < values.length; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < values.length; i++) {
            a += values[i];
        }
        return (a + b) + (c + d);
    }

    /** A picture's brightness, a row at a time. */
    private static final class BrightRows {
        private final Picture picture;
        private final Luma luma;
        private final Band band;

        BrightRows(Picture picture) {
            this.picture = picture;
            this.luma = new Luma(picture.layout());
            this.band = new Band(picture.layout());
        }

        void read(int row, double[] into) {
            picture.read(row, 1, band);
            int[] bright = luma.row(band, 0);
            for (int x = 0; x < into.length; x++) {
                into[x] = bright[x];
            }
        }
    }
}
