package io.imagecatalog.codec.jpeg;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Some blocks that are transformed at once, the same coefficient of all of them side by side: so each step of the transform is
 * a loop over arrays, of which the compiler makes vector instructions.
 */
final class BlockBatch {
    /** As many as stay near the processor: 96 KiB of coefficients. */
    static final int CAPACITY = 384;

    /** By place in the block, row by row. */
    final int[][] rows = new int[64][CAPACITY];
    /**
     * The same arrays by place in zigzag order, as {@link SymbolPairs#reachable} has them; those that a scale has no use for are
     * one array that nobody reads.
     */
    final int[][] zigzag;

    private final int[][] used;

    BlockBatch(JpegScale scale) {
        int[] unused = new int[CAPACITY];
        int[][] ordered = new int[64][];
        for (int place = 0; place < 64; place++) {
            int at = Zigzag.at(place);
            ordered[place] = isUsed(at, scale) ? rows[at] : unused;
        }
        zigzag = SymbolPairs.reachable(ordered, unused);
        used = IntStream.range(0, rows.length)
                .filter(at -> isUsed(at, scale))
                .mapToObj(at -> rows[at])
                .toArray(int[][]::new);
    }

    private static boolean isUsed(int at, JpegScale scale) {
        return at / 8 < scale.side() && at % 8 < scale.side();
    }

    void clear(int blocks) {
        for (int[] row : used) {
            Arrays.fill(row, 0, blocks, 0);
        }
    }
}
