package io.imagecatalog.image;

import io.imagecatalog.model.Size;

/**
 * A picture's brightness scaled to 32x32 exactly as Pillow does for mode {@code L} with its LANCZOS filter (Resample.c):
 * first across, then down, each in fixed point and each rounded to eight bits. Rows are fed from top to bottom.
 */
final class HashThumbnail {
    static final int SIDE = 32;

    private final PillowTaps across;
    private final PillowTaps down;
    private final byte[] luma;
    private final int[] wide;
    private final byte[] narrow;
    private int rows;

    HashThumbnail(Size size) {
        this.across = new PillowTaps(size.width(), SIDE);
        this.down = new PillowTaps(size.height(), SIDE);
        this.luma = new byte[size.width()];
        this.wide = new int[size.width()];
        this.narrow = new byte[size.height() * SIDE];
    }

    void add(Picture from, int row) {
        Luma.of(from, row * luma.length, luma);
        for (int x = 0; x < wide.length; x++) {
            wide[x] = luma[x] & 0xff;
        }
        for (int x = 0; x < SIDE; x++) {
            narrow[rows * SIDE + x] = across.apply(x, wide);
        }
        rows++;
    }

    /** The brightness, 0 to 255, by row and column of the picture as it is stored. */
    double[][] pixels() {
        double[][] pixels = new double[SIDE][SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                pixels[y][x] = down.apply(y, narrow, x, SIDE) & 0xff;
            }
        }
        return pixels;
    }

    /** Pillow's weights: what the kernel covers beyond an edge is left out. */
    private static final class PillowTaps {
        private static final int PRECISION_BITS = 32 - 8 - 2;

        private final int[] first;
        private final int[][] weights;

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
                double[] exact = new double[end - first[i]];
                double sum = 0;
                for (int tap = 0; tap < exact.length; tap++) {
                    exact[tap] = Lanczos.at((tap + first[i] - center + 0.5) * (1 / stretch));
                    sum += exact[tap];
                }
                weights[i] = fixed(exact, sum);
            }
        }

        private static int[] fixed(double[] exact, double sum) {
            int[] fixed = new int[exact.length];
            for (int i = 0; i < exact.length; i++) {
                double weight = exact[i] / sum * (1 << PRECISION_BITS);
                fixed[i] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
            }
            return fixed;
        }

        /** Of samples side by side, in a loop that the compiler makes vector instructions of. */
        byte apply(int index, int[] samples) {
            int from = first[index];
            int[] taps = weights[index];
            int sum = 0;
            for (int i = 0; i < taps.length; i++) {
                sum += samples[from + i] * taps[i];
            }
            return rounded(sum);
        }

        /** Of samples below each other. */
        byte apply(int index, byte[] samples, int start, int step) {
            int sum = 0;
            int at = start + first[index] * step;
            for (int weight : weights[index]) {
                sum += (samples[at] & 0xff) * weight;
                at += step;
            }
            return rounded(sum);
        }

        private static byte rounded(int sum) {
            int half = 1 << (PRECISION_BITS - 1);
            return (byte) Math.max(0, Math.min(255, (sum + half) >> PRECISION_BITS));
        }
    }
}
