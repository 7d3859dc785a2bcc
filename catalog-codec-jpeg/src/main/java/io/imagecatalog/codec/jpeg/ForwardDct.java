package io.imagecatalog.codec.jpeg;

/**
 * The forward DCT of eight by eight samples, in whole numbers: the algorithm of Loeffler, Ligtenberg and Moschytz
 * ("Practical fast 1-D DCT algorithms with 11 multiplications", 1989) with constants of 13 bits, and rounded where libjpeg's
 * {@code jfdctint.c} rounds.
 *
 * <p>Many blocks are transformed together. An array holds the same sample of all of them, and a step of the algorithm is a
 * loop over two to four such arrays: the compiler makes vector instructions of that, as it does not of the algorithm in one
 * piece. Steps work in place, so that the eight results of a pass stand in another order than the samples did.
 */
final class ForwardDct {
    /** What the frequencies are multiplied by. */
    static final int SCALE = 8;

    private static final int SIDE = 8;
    private static final int BITS = 13;
    // More bits than the samples have, kept between the two passes.
    private static final int KEPT = 2;

    /** Where the result of a pass is that belongs to a frequency. */
    private static final int[] PLACES = {0, 7, 3, 6, 1, 5, 2, 4};

    private static final int C_0_298631336 = fixed(0.298631336);
    private static final int C_0_390180644 = fixed(0.390180644);
    private static final int C_0_541196100 = fixed(0.541196100);
    private static final int C_0_765366865 = fixed(0.765366865);
    private static final int C_0_899976223 = fixed(0.899976223);
    private static final int C_1_175875602 = fixed(1.175875602);
    private static final int C_1_501321110 = fixed(1.501321110);
    private static final int C_1_847759065 = fixed(1.847759065);
    private static final int C_1_961570560 = fixed(1.961570560);
    private static final int C_2_053119869 = fixed(2.053119869);
    private static final int C_2_562915447 = fixed(2.562915447);
    private static final int C_3_072711026 = fixed(3.072711026);

    private final int[] sum46;
    private final int[] sum57;

    /**
     * @param blocks how many there are to transform together
     */
    ForwardDct(int blocks) {
        this.sum46 = new int[blocks];
        this.sum57 = new int[blocks];
    }

    private static int fixed(double constant) {
        return (int) (constant * (1 << BITS) + 0.5);
    }

    /**
     * Where the transform leaves a frequency.
     *
     * @param frequency row by row, as {@link Zigzag} counts
     */
    static int place(int frequency) {
        return PLACES[frequency / SIDE] * SIDE + PLACES[frequency % SIDE];
    }

    /**
     * Turns samples into frequencies.
     *
     * @param samples 64 arrays of samples less 128, of a block row by row
     */
    void transform(int[][] samples) {
        for (int row = 0; row < SIDE; row++) {
            pass(samples, row * SIDE, 1, BITS - KEPT);
            scaleUp(samples[row * SIDE], samples[row * SIDE + 1]);
        }
        for (int column = 0; column < SIDE; column++) {
            pass(samples, column, SIDE, BITS + KEPT);
            scaleDown(samples[column], samples[column + SIDE]);
        }
    }

    /** Along rows or columns; the first two results are not scaled yet. */
    private void pass(int[][] in, int at, int step, int shift) {
        int[] in0 = in[at];
        int[] in1 = in[at + step];
        int[] in2 = in[at + 2 * step];
        int[] in3 = in[at + 3 * step];
        int[] in4 = in[at + 4 * step];
        int[] in5 = in[at + 5 * step];
        int[] in6 = in[at + 6 * step];
        int[] in7 = in[at + 7 * step];
        spread(in0, in7);
        spread(in1, in6);
        spread(in2, in5);
        spread(in3, in4);
        spread(in0, in3);
        spread(in1, in2);
        spread(in0, in1);
        turn(in2, in3, shift);
        addOdd(in4, in5, in6, in7, sum46, sum57);
        turnOuter(in4, in7, sum46, sum57, shift);
        turnInner(in5, in6, sum46, sum57, shift);
    }

    /** Sum and difference. */
    private static void spread(int[] a, int[] b) {
        for (int i = 0; i < a.length; i++) {
            int sum = a[i] + b[i];
            b[i] = a[i] - b[i];
            a[i] = sum;
        }
    }

    private static void turn(int[] a, int[] b, int shift) {
        int half = 1 << (shift - 1);
        for (int i = 0; i < a.length; i++) {
            int both = (a[i] + b[i]) * C_0_541196100 + half;
            int turned = (both - a[i] * C_1_847759065) >> shift;
            b[i] = (both + b[i] * C_0_765366865) >> shift;
            a[i] = turned;
        }
    }

    private static void addOdd(int[] in4, int[] in5, int[] in6, int[] in7, int[] sum46, int[] sum57) {
        for (int i = 0; i < sum46.length; i++) {
            int a = in4[i] + in6[i];
            int b = in5[i] + in7[i];
            int all = (a + b) * C_1_175875602;
            sum46[i] = all - a * C_1_961570560;
            sum57[i] = all - b * C_0_390180644;
        }
    }

    private static void turnOuter(int[] in4, int[] in7, int[] sum46, int[] sum57, int shift) {
        int half = 1 << (shift - 1);
        for (int i = 0; i < in4.length; i++) {
            int both = half - (in4[i] + in7[i]) * C_0_899976223;
            in4[i] = (in4[i] * C_0_298631336 + both + sum46[i]) >> shift;
            in7[i] = (in7[i] * C_1_501321110 + both + sum57[i]) >> shift;
        }
    }

    private static void turnInner(int[] in5, int[] in6, int[] sum46, int[] sum57, int shift) {
        int half = 1 << (shift - 1);
        for (int i = 0; i < in5.length; i++) {
            int both = half - (in5[i] + in6[i]) * C_2_562915447;
            in5[i] = (in5[i] * C_2_053119869 + both + sum57[i]) >> shift;
            in6[i] = (in6[i] * C_3_072711026 + both + sum46[i]) >> shift;
        }
    }

    private static void scaleUp(int[] a, int[] b) {
        for (int i = 0; i < a.length; i++) {
            a[i] <<= KEPT;
            b[i] <<= KEPT;
        }
    }

    private static void scaleDown(int[] a, int[] b) {
        int half = 1 << (KEPT - 1);
        for (int i = 0; i < a.length; i++) {
            a[i] = (a[i] + half) >> KEPT;
            b[i] = (b[i] + half) >> KEPT;
        }
    }
}
