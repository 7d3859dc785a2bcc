package io.imagecatalog.image;

/**
 * Pillow's LANCZOS filter along an axis, in its fixed point (Resample.c). What the kernel covers beyond an edge is left out.
 * For one thread.
 */
final class PillowTaps {
    /** How many rows are scaled together: sharing the weights, they take little longer than one would. */
    static final int ROWS = 4;

    private static final int PRECISION_BITS = 32 - 8 - 2;
    private static final int HALF = 1 << (PRECISION_BITS - 1);

    private final Kernel kernel = Kernels.FASTEST;
    private final int[] first;
    private final int[][] weights;
    private final int[] sums = new int[ROWS];

    PillowTaps(int from, int to) {
        this.first = new int[to];
        this.weights = new int[to][];
        double scale = (double) from / to;
        double stretch = Math.max(1, scale);
        double support = Lanczos.SUPPORT * stretch;
        for (int i = 0; i < to; i++) {
            double center = (i + 0.5) * scale;
            first[i] = Math.max(0, (int) (center - support + 0.5));
            int end = Math.min(from, (int) (center + support + 0.5));
            weights[i] = fixed(Lanczos.at((first[i] - center + 0.5) / stretch, 1 / stretch, end - first[i]));
        }
    }

    private static int[] fixed(double[] exact) {
        double sum = 0;
        for (double weight : exact) {
            sum += weight;
        }
        int[] fixed = new int[exact.length];
        for (int i = 0; i < exact.length; i++) {
            double weight = exact[i] / sum * (1 << PRECISION_BITS);
            fixed[i] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
        }
        return fixed;
    }

    /**
     * Scales rows.
     *
     * @param rows of samples of 0 to 255
     * @param scaled filled with rows of samples of 0 to 255
     */
    void scale(int[][] rows, int[][] scaled) {
        for (int x = 0; x < first.length; x++) {
            kernel.sum(rows[0], rows[1], rows[2], rows[3], first[x], weights[x], sums);
            for (int row = 0; row < ROWS; row++) {
                scaled[row][x] = Sample.clamp((sums[row] + HALF) >> PRECISION_BITS);
            }
        }
    }
}
