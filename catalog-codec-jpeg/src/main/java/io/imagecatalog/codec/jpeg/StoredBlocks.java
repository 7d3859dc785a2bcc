package io.imagecatalog.codec.jpeg;

import java.io.IOException;
import java.util.Arrays;

/** Keeps the blocks of a sequential scan that does not have all components. */
final class StoredBlocks implements ScanBlocks {
    private static final int[] ONES = ones();

    private final EntropyReader in;
    private final SequentialBlocks blocks;
    private final Coefficients to;
    private final int[][] block = new int[64][1];
    private final int[][] reachable = SymbolPairs.reachable(block, new int[1]);

    StoredBlocks(EntropyReader in, HuffmanTable dc, HuffmanTable ac, Coefficients to) {
        this.in = in;
        this.blocks = new SequentialBlocks(in, dc, ac, ONES);
        this.to = to;
    }

    @Override
    public void decode(int at) throws IOException {
        in.prepare();
        blocks.decode(reachable, 0);
        for (int place = 0; place < 64; place++) {
            to.set(at, place, block[place][0]);
            block[place][0] = 0;
        }
    }

    @Override
    public void restart() {
        blocks.restart();
    }

    private static int[] ones() {
        int[] ones = new int[64];
        Arrays.fill(ones, 1);
        return ones;
    }
}
