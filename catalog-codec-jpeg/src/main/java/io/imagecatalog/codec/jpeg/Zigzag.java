package io.imagecatalog.codec.jpeg;

/** The order in which a block's frequencies are written: from the lowest to the highest (ITU-T T.81, figure A.6). */
final class Zigzag {
    /** Where in a block, row by row, the frequency is that comes at a place in the order. */
    private static final int[] ORDER = order();

    private Zigzag() {}

    private static int[] order() {
        int[] order = new int[64];
        int at = 0;
        for (int diagonal = 0; diagonal < 15; diagonal++) {
            for (int i = Math.max(0, diagonal - 7); i <= Math.min(7, diagonal); i++) {
                // Odd diagonals are walked downwards, even ones upwards.
                int row = diagonal % 2 == 0 ? diagonal - i : i;
                order[at++] = row * 8 + diagonal - row;
            }
        }
        return order;
    }

    static int at(int place) {
        return ORDER[place];
    }
}
