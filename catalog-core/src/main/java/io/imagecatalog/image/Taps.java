package io.imagecatalog.image;

/**
 * Which samples of an axis make up each sample of the scaled axis, and with what weights. Scaling down, the kernel is
 * stretched to cover all that falls together; scaling up, it keeps its width. Samples sit at the middle of their pixels,
 * so nothing shifts. What the kernel covers beyond an edge counts as the sample at that edge. The weights of a sample
 * add up to {@link #ONE}, so that what is flat stays flat.
 */
final class Taps {
    static final int BITS = 16;
    static final int ONE = 1 << BITS;

    private final int[] first;
    private final int[][] weights;

    private Taps(int[] first, int[][] weights) {
        this.first = first;
        this.weights = weights;
    }

    /**
     * @param from how many samples the axis has
     * @param to how many the scaled axis has
     * @param scale how many samples make one; not quite {@code from / to} where planes of halved chroma, or of a picture that
     *     was decoded smaller, end beyond the picture's edge
     */
    static Taps of(int from, int to, double scale) {
        double stretch = Math.max(1, scale);
        double support = Lanczos.SUPPORT * stretch;
        int[] first = new int[to];
        int[][] weights = new int[to][];
        for (int i = 0; i < to; i++) {
            double center = (i + 0.5) * scale - 0.5;
            int low = (int) Math.ceil(center - support);
            int high = (int) Math.floor(center + support);
            int start = clamp(low, from);
            double[] exact = new double[clamp(high, from) - start + 1];
            double[] kernel = Lanczos.at((low - center) / stretch, 1 / stretch, high - low + 1);
            for (int tap = 0; tap < kernel.length; tap++) {
                exact[clamp(low + tap, from) - start] += kernel[tap];
            }
            first[i] = start;
            weights[i] = fixed(exact);
        }
        return new Taps(first, weights);
    }

    private static int clamp(int at, int length) {
        return Math.max(0, Math.min(length - 1, at));
    }

    /** What rounding takes from one weight is given to the next, so that nothing is lost. */
    private static int[] fixed(double[] exact) {
        double sum = 0;
        for (double weight : exact) {
            sum += weight;
        }
        int[] weights = new int[exact.length];
        double exactly = 0;
        int given = 0;
        for (int i = 0; i < exact.length; i++) {
            exactly += exact[i] / sum * ONE;
            weights[i] = (int) Math.rint(exactly) - given;
            given += weights[i];
        }
        return weights;
    }

    /** The length of the scaled axis. */
    int count() {
        return first.length;
    }

    /** The first sample that has a part in a scaled one. */
    int first(int index) {
        return first[index];
    }

    /** The last sample that has a part in a scaled one. */
    int last(int index) {
        return first[index] + weights[index].length - 1;
    }

    /** What a sample weighs in a scaled one; nothing if it has no part in it. */
    int weight(int index, int sample) {
        int tap = sample - first[index];
        return tap >= 0 && tap < weights[index].length ? weights[index][tap] : 0;
    }

    int[] weights(int index) {
        return weights[index];
    }
}
