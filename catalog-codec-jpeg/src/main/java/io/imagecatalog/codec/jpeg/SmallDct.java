package io.imagecatalog.codec.jpeg;

/**
 * Transforms of four, two and one coefficients a side: what ITU-T T.81, A.3.3 gives for that many, whose samples stand for
 * two, four and eight of the picture's. As in {@link InverseDct} a loop has few arrays.
 */
final class SmallDct {
    private static final int FRACTION = 13;
    private static final int KEPT = 2;
    private static final int C_0_541196100 = 4433;
    private static final int C_0_765366865 = 6270;
    private static final int C_1_847759065 = 15137;

    /** Of four arrays that go in, by which each of the four that come out is found in its place. */
    private static final int[] FOUND = {0, 2, 3, 1};

    private SmallDct() {}

    /** Where, of the four arrays that went in, the one for a sample is. */
    static int found(int sample) {
        return FOUND[sample];
    }

    static void first(int[] in0, int[] in1, int[] in2, int[] in3, int blocks) {
        sums(in0, in2, blocks);
        rotate(in1, in3, blocks);
        halve(in0, in1, blocks);
        halve(in2, in3, blocks);
    }

    static void second(int[] in0, int[] in1, int[] in2, int[] in3, int blocks) {
        sums(in0, in2, blocks);
        rotate(in1, in3, blocks);
        finish(in0, in1, blocks);
        finish(in2, in3, blocks);
    }

    private static void sums(int[] a, int[] b, int blocks) {
        for (int i = 0; i < blocks; i++) {
            int sum = a[i] + b[i];
            int difference = a[i] - b[i];
            a[i] = sum << FRACTION;
            b[i] = difference << FRACTION;
        }
    }

    private static void rotate(int[] a, int[] b, int blocks) {
        for (int i = 0; i < blocks; i++) {
            int both = (a[i] + b[i]) * C_0_541196100;
            int first = both + a[i] * C_0_765366865;
            b[i] = both - b[i] * C_1_847759065;
            a[i] = first;
        }
    }

    private static void halve(int[] even, int[] odd, int blocks) {
        int half = 1 << (FRACTION - KEPT - 1);
        for (int i = 0; i < blocks; i++) {
            int sum = even[i] + odd[i] + half;
            int difference = even[i] - odd[i] + half;
            even[i] = sum >> (FRACTION - KEPT);
            odd[i] = difference >> (FRACTION - KEPT);
        }
    }

    private static void finish(int[] even, int[] odd, int blocks) {
        int shift = FRACTION + KEPT + 3;
        int half = (1 << (shift - 1)) + (128 << shift);
        for (int i = 0; i < blocks; i++) {
            int sum = (even[i] + odd[i] + half) >> shift;
            int difference = (even[i] - odd[i] + half) >> shift;
            even[i] = InverseDct.clamp(sum);
            odd[i] = InverseDct.clamp(difference);
        }
    }

    /** Two by two, named by row and column. */
    static void two(int[] in00, int[] in01, int[] in10, int[] in11, int blocks) {
        for (int i = 0; i < blocks; i++) {
            int left = in00[i] + in10[i] + (128 << 3) + 4;
            int leftBelow = in00[i] - in10[i] + (128 << 3) + 4;
            int right = in01[i] + in11[i];
            int rightBelow = in01[i] - in11[i];
            in00[i] = InverseDct.clamp((left + right) >> 3);
            in01[i] = InverseDct.clamp((left - right) >> 3);
            in10[i] = InverseDct.clamp((leftBelow + rightBelow) >> 3);
            in11[i] = InverseDct.clamp((leftBelow - rightBelow) >> 3);
        }
    }

    static void one(int[] average, int blocks) {
        for (int i = 0; i < blocks; i++) {
            average[i] = InverseDct.clamp((average[i] + (128 << 3) + 4) >> 3);
        }
    }
}
