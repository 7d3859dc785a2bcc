package io.imagecatalog.image;

/**
 * Which samples of an axis make up each sample of the scaled axis, and with what weights. Scaling down, the kernel is
 * stretched to cover all that falls together; scaling up, it keeps its width. Samples sit at the middle of their pixels,
 * so nothing shifts. What the kernel covers beyond an edge counts as the sample at that edge. The weights of a sample
 * add up to 1.
 */
final class Taps {
    private final int[] first;
    private final float[][] weights;

    private Taps(int[] first, float[][] weights) {
        this.first = first;
        this.weights = weights;
    }

    static Taps of(int from, int to) {
        double scale = (double) from / to;
        double stretch = Math.max(1, scale);
        double support = Lanczos.SUPPORT * stretch;
        int[] first = new int[to];
        float[][] weights = new float[to][];
        for (int i = 0; i < to; i++) {
            double center = (i + 0.5) * scale - 0.5;
            int low = (int) Math.ceil(center - support);
            int high = (int) Math.floor(center + support);
            int start = clamp(low, from);
            double[] exact = new double[clamp(high, from) - start + 1];
            for (int at = low; at <= high; at++) {
                exact[clamp(at, from) - start] += Lanczos.at((at - center) / stretch);
            }
            first[i] = start;
            weights[i] = normalized(exact);
        }
        return new Taps(first, weights);
    }

    private static int clamp(int at, int length) {
        return Math.max(0, Math.min(length - 1, at));
    }

    private static float[] normalized(double[] exact) {
        double sum = 0;
        for (double weight : exact) {
            sum += weight;
        }
        float[] weights = new float[exact.length];
        for (int i = 0; i < exact.length; i++) {
            weights[i] = (float) (exact[i] / sum);
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
    float weight(int index, int sample) {
        int tap = sample - first[index];
        return tap >= 0 && tap < weights[index].length ? weights[index][tap] : 0;
    }

    float[] weights(int index) {
        return weights[index];
    }
}
