package io.imagecatalog.codec.jpeg;

import java.io.IOException;

/**
 * Decodes the blocks of one component in a sequential scan (ITU-T T.81, F.2.2). What decoders disagree about in broken files
 * is done as libjpeg does it (jdhuff.c).
 */
final class SequentialBlocks {
    private final EntropyReader in;
    private final HuffmanTable dc;
    private final HuffmanTable ac;
    private final int[] averages;
    private final int[] others;
    private final int[] steps;
    private int average;

    /** @param steps by which coefficients are multiplied, in zigzag order */
    SequentialBlocks(EntropyReader in, HuffmanTable dc, HuffmanTable ac, int[] steps) {
        this.in = in;
        this.dc = dc;
        this.ac = ac;
        this.steps = steps;
        this.averages = dc.entries;
        this.others = ac.wholeSymbols();
    }

    /** Behind a restart marker. */
    void restart() {
        average = 0;
    }

    /**
     * Decodes a block.
     *
     * @param zigzag an array a place, whose element {@code at} is the block's
     */
    void decode(int[][] zigzag, int at) throws IOException {
        in.prepare();
        // What the next symbol waits for is kept short: its code is looked up in bits that are surely there,
        // then as many as before are taken in without a branch, and a shift by the entry itself leads to the
        // one after it.
        byte[] data = in.data;
        int position = in.position;
        int count = in.count;
        long bits = in.bits | (EntropyReader.eight(data, position) >>> count);
        position += (63 - count) >> 3;
        count |= 56;
        int entry = averages[(int) (bits >>> (64 - HuffmanTable.LOOKED_UP))];
        if (entry == 0) {
            entry = dc.longEntry((int) (bits >>> 48));
        }
        average += HuffmanTable.value(bits, entry);
        zigzag[0][at] = (short) average * steps[0];
        bits <<= entry;
        count -= entry & 63;

        for (int place = 1; place < 64; place++) {
            entry = others[(int) (bits >>> (64 - HuffmanTable.LOOKED_UP))];
            bits |= EntropyReader.eight(data, position) >>> count;
            position += (63 - count) >> 3;
            count |= 56;
            if ((entry & HuffmanTable.WHOLE) == 0) {
                entry = ac.wholeSymbol(bits, entry);
            }
            bits <<= entry;
            count -= entry & 63;
            place += (entry >> 6) & 127;
            if (place > 63) {
                if (entry >> 16 != 0) {
                    zigzag[63][at] = (entry >> 16) * steps[63];
                }
                break;
            }
            zigzag[place][at] = (entry >> 16) * steps[place];
        }
        in.position = position;
        in.count = count;
        in.bits = bits;
    }
}
