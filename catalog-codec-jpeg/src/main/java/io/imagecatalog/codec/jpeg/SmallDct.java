package io.imagecatalog.codec.jpeg;

/**
 * Transforms of four, two and one coefficients a side: what ITU-T T.81, A.3.3 gives for that many, whose samples stand for
 * two, four and eight of the picture's. As in {@link InverseDct} a loop has few arrays.
 */
final class SmallDct {

    /** Of four arrays that go in, by which each of the four that come out is found in its place. */
    private static final int[] FOUND = {0, 2, 3, 1};

    private SmallDct() {}

    /** Where, of the four arrays that went in, the one for a sample is. */
    static int found(int sample) {
        return FOUND[sample];
    }

    static void first(int[] in0, int[] in1, int[] in2, int[] in3, int blocks) {
        InverseDct.sumsScaled(in0, in2, blocks);
        InverseDct.rotateEven(in1, in3, blocks);
        InverseDct.halve(in0, in1, blocks);
        InverseDct.halve(in2, in3, blocks);
    }

    static void second(int[] in0, int[] in1, int[] in2, int[] in3, int blocks) {
        InverseDct.sumsScaled(in0, in2, blocks);
        InverseDct.rotateEven(in1, in3, blocks);
        InverseDct.finish(in0, in1, blocks);
        InverseDct.finish(in2, in3, blocks);
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
