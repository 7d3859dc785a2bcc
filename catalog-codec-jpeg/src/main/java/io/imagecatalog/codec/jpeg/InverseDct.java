package io.imagecatalog.codec.jpeg;

/**
 * From coefficients to samples: ITU-T T.81, A.3.3, by the algorithm of Loeffler, Ligtenberg and Moschytz as libjpeg's
 * {@code islow} has it (jidctint.c), and with the same roundings, so that the samples are the same to the bit.
 *
 * <p>Each step is a loop of its own over few arrays, all of a batch's blocks at once. In one loop they would be the same
 * arithmetic, but JDK 17 to 25 make vector instructions only of loops with a handful of arrays.
 */
final class InverseDct {
    private static final int FRACTION = 13;
    /** Bits of fraction that are kept between the two passes. */
    private static final int KEPT = 2;

    private static final int C_0_298631336 = 2446;
    private static final int C_0_390180644 = 3196;
    private static final int C_0_541196100 = 4433;
    private static final int C_0_765366865 = 6270;
    private static final int C_0_899976223 = 7373;
    private static final int C_1_175875602 = 9633;
    private static final int C_1_501321110 = 12299;
    private static final int C_1_847759065 = 15137;
    private static final int C_1_961570560 = 16069;
    private static final int C_2_053119869 = 16819;
    private static final int C_2_562915447 = 20995;
    private static final int C_3_072711026 = 25172;

    /** Of eight arrays that go in, by which each of the eight that come out is found in its place. */
    private static final int[] FOUND = {0, 4, 6, 2, 7, 5, 3, 1};

    private final int[] high = new int[BlockBatch.CAPACITY];
    private final int[] low = new int[BlockBatch.CAPACITY];

    /** Where, of the arrays by place that went in, a sample's is. */
    static int found(int y, int x) {
        return FOUND[y] * 8 + FOUND[x];
    }

    /** Puts samples of 0 to 255 in place of coefficients. */
    void transform(int[][] rows, int blocks) {
        for (int x = 0; x < 8; x++) {
            pass(rows, x, 8, blocks);
            halve(rows, x, 8, blocks);
        }
        for (int y = 0; y < 8; y++) {
            pass(rows, 8 * y, 1, blocks);
            finish(rows, 8 * y, 1, blocks);
        }
    }

    /** All but the last butterflies of eight arrays. */
    private void pass(int[][] rows, int from, int step, int blocks) {
        int[] in0 = rows[from];
        int[] in1 = rows[from + step];
        int[] in2 = rows[from + 2 * step];
        int[] in3 = rows[from + 3 * step];
        int[] in4 = rows[from + 4 * step];
        int[] in5 = rows[from + 5 * step];
        int[] in6 = rows[from + 6 * step];
        int[] in7 = rows[from + 7 * step];
        sumsScaled(in0, in4, blocks);
        rotateEven(in2, in6, blocks);
        butterfly(in0, in2, blocks);
        butterfly(in4, in6, blocks);
        sumsOfOdd(in1, in3, in5, in7, high, low, blocks);
        odd(in7, in1, C_0_899976223, C_0_298631336, C_1_501321110, low, high, blocks);
        odd(in5, in3, C_2_562915447, C_2_053119869, C_3_072711026, high, low, blocks);
    }

    static void sumsScaled(int[] a, int[] b, int blocks) {
        for (int i = 0; i < blocks; i++) {
            int sum = a[i] + b[i];
            int difference = a[i] - b[i];
            a[i] = sum << FRACTION;
            b[i] = difference << FRACTION;
        }
    }

    static void rotateEven(int[] a, int[] b, int blocks) {
        for (int i = 0; i < blocks; i++) {
            int both = (a[i] + b[i]) * C_0_541196100;
            int first = both + a[i] * C_0_765366865;
            b[i] = both - b[i] * C_1_847759065;
            a[i] = first;
        }
    }

    private static void butterfly(int[] a, int[] b, int blocks) {
        for (int i = 0; i < blocks; i++) {
            int sum = a[i] + b[i];
            b[i] = a[i] - b[i];
            a[i] = sum;
        }
    }

    private static void sumsOfOdd(int[] in1, int[] in3, int[] in5, int[] in7, int[] high, int[] low, int blocks) {
        for (int i = 0; i < blocks; i++) {
            int outer = in5[i] + in1[i];
            int inner = in7[i] + in3[i];
            int all = (outer + inner) * C_1_175875602;
            high[i] = all - outer * C_0_390180644;
            low[i] = all - inner * C_1_961570560;
        }
    }

    private static void odd(int[] a, int[] b, int factor, int ofA, int ofB, int[] withA, int[] withB, int blocks) {
        for (int i = 0; i < blocks; i++) {
            int both = (a[i] + b[i]) * factor;
            int first = a[i] * ofA - both + withA[i];
            b[i] = b[i] * ofB - both + withB[i];
            a[i] = first;
        }
    }

    private static void halve(int[][] rows, int from, int step, int blocks) {
        halve(rows[from], rows[from + step], blocks);
        halve(rows[from + 4 * step], rows[from + 3 * step], blocks);
        halve(rows[from + 6 * step], rows[from + 5 * step], blocks);
        halve(rows[from + 2 * step], rows[from + 7 * step], blocks);
    }

    static void halve(int[] even, int[] odd, int blocks) {
        int half = 1 << (FRACTION - KEPT - 1);
        for (int i = 0; i < blocks; i++) {
            int sum = even[i] + odd[i] + half;
            int difference = even[i] - odd[i] + half;
            even[i] = sum >> (FRACTION - KEPT);
            odd[i] = difference >> (FRACTION - KEPT);
        }
    }

    private static void finish(int[][] rows, int from, int step, int blocks) {
        finish(rows[from], rows[from + step], blocks);
        finish(rows[from + 4 * step], rows[from + 3 * step], blocks);
        finish(rows[from + 6 * step], rows[from + 5 * step], blocks);
        finish(rows[from + 2 * step], rows[from + 7 * step], blocks);
    }

    static void finish(int[] even, int[] odd, int blocks) {
        int shift = FRACTION + KEPT + 3;
        // Half of what is cut off, and 128, which the samples were less by.
        int half = (1 << (shift - 1)) + (128 << shift);
        for (int i = 0; i < blocks; i++) {
            int sum = (even[i] + odd[i] + half) >> shift;
            int difference = (even[i] - odd[i] + half) >> shift;
            even[i] = clamp(sum);
            odd[i] = clamp(difference);
        }
    }

    /** The nearest of 0 to 255, without a branch and without a call that JDK 17 makes no vector instruction of. */
    static int clamp(int value) {
        int positive = value & ~(value >> 31);
        int below = 255 - positive;
        return 255 - (below & ~(below >> 31));
    }
}
