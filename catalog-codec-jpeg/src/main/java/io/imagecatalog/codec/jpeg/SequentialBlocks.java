package io.imagecatalog.codec.jpeg;

import java.util.Arrays;

/**
 * Decodes the blocks of one component in a sequential scan (ITU-T T.81, F.2.2). What decoders disagree about in broken files
 * is done as libjpeg does it (jdhuff.c).
 */
final class SequentialBlocks {
    private static final int SHIFT = Long.SIZE - SymbolPairs.LOOKED_UP;

    private final EntropyReader in;
    private final HuffmanTable averages;
    private final SymbolPairs others;
    private final int[] steps;
    private int average;

    /** @param steps by which coefficients are multiplied, in zigzag order */
    SequentialBlocks(EntropyReader in, HuffmanTable dc, HuffmanTable ac, int[] steps) {
        this.in = in;
        this.averages = dc;
        this.others = new SymbolPairs(ac);
        this.steps = new int[SymbolPairs.PLACES];
        Arrays.setAll(this.steps, place -> steps[Math.min(place, steps.length - 1)]);
    }

    /** Behind a restart marker. */
    void restart() {
        average = 0;
    }

    /**
     * Decodes a block, whose bytes are {@linkplain EntropyReader#prepare there}.
     *
     * @param zigzag an array a place, as {@link SymbolPairs#reachable} has them, whose element {@code at} is the block's
     */
    void decode(int[][] zigzag, int at) {
        long bits = EntropyReader.window(in.data, in.next);
        int entry = averages.entry(bits);
        average += HuffmanTable.value(bits, entry);
        zigzag[0][at] = (short) average * steps[0];
        in.next = decodeOthers(in.data, in.next + HuffmanTable.length(entry), zigzag, at);
    }

    /**
     * Decodes what follows the average.
     *
     * <p>What the next entry waits for is kept short: it is looked up in bits that were there before the last ones were gone.
     * The inner loop calls nothing and asks for nothing but the end of the block; with more in it the compiler runs out of
     * registers, and what it does then takes half as long again.
     *
     * @return the bit behind the block
     */
    private int decodeOthers(byte[] data, int from, int[][] zigzag, int at) {
        long[] entries = others.entries;
        int[] steps = this.steps;
        int next = from;
        int place = 1;
        long entry = 0;
        while (place < 64) {
            long bits = EntropyReader.window(data, next);
            do {
                entry = entries[(int) (bits >>> SHIFT)];
                bits = EntropyReader.window(data, next) << entry;
                next += SymbolPairs.length(entry);
                int first = place + SymbolPairs.toFirst(entry);
                zigzag[first][at] = SymbolPairs.first(entry) * steps[first];
                place += SymbolPairs.toLast(entry);
                zigzag[place][at] = SymbolPairs.last(entry) * steps[place];
                place++;
            } while (place < 64);
            if (entry == SymbolPairs.TOO_LONG) {
                entry = others.single(EntropyReader.window(data, next));
                next += SymbolPairs.length(entry);
                place += SymbolPairs.toLast(entry) - SymbolPairs.END - 1;
                zigzag[place][at] = SymbolPairs.last(entry) * steps[place];
                place++;
            }
        }
        if (SymbolPairs.isOver(place - 1 - SymbolPairs.toLast(entry), entry)) {
            zigzag[63][at] = SymbolPairs.first(entry) * steps[63];
            next += SymbolPairs.lengthOfFirst(entry) - SymbolPairs.length(entry);
        }
        return next;
    }
}
