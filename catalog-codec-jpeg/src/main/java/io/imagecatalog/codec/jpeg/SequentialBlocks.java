package io.imagecatalog.codec.jpeg;

import java.io.IOException;

/**
 * Decodes the blocks of one component in a sequential scan (ITU-T T.81, F.2.2). What decoders disagree about in broken files
 * is done as libjpeg does it (jdhuff.c).
 */
final class SequentialBlocks {
    /** So that it leads out of any block. */
    private static final int BEYOND = 64 << 16;

    private static final int SIZE = 15 << 5;

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
        this.others = new int[ac.entries.length];
        for (int i = 0; i < others.length; i++) {
            others[i] = endingBlocks(ac.entries[i]);
        }
    }

    /** A code without a value ends the block, but for that of sixteen zeros: their last one is decoded as a value of no bits. */
    private static int endingBlocks(int entry) {
        boolean ends = entry != 0 && (entry & SIZE) == 0 && entry >> 16 != 15;
        return ends ? (entry & 0xffff) | BEYOND : entry;
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
        // A long of bits, refilled without a branch, and a table whose entry has all of a symbol: the chain from one
        // symbol to
        // the next is a look-up, two shifts and an addition. Values are made beside it.
        byte[] data = in.data;
        int position = in.position;
        int count = in.count;
        long bits = in.bits;

        bits |= EntropyReader.eight(data, position) >>> count;
        position += (63 - count) >> 3;
        count |= 56;
        int entry = averages[(int) (bits >>> (64 - HuffmanTable.LOOKED_UP))];
        if (entry == 0) {
            entry = dc.longEntry((int) (bits >>> 48));
        }
        average += value(bits, entry);
        zigzag[0][at] = (short) average * steps[0];
        int used = (entry >> 9) & 63;
        bits <<= used;
        count -= used;

        for (int place = 1; place < 64; place++) {
            bits |= EntropyReader.eight(data, position) >>> count;
            position += (63 - count) >> 3;
            count |= 56;
            entry = others[(int) (bits >>> (64 - HuffmanTable.LOOKED_UP))];
            if (entry == 0) {
                entry = endingBlocks(ac.longEntry((int) (bits >>> 48)));
            }
            int value = value(bits, entry);
            used = (entry >> 9) & 63;
            bits <<= used;
            count -= used;
            place += entry >> 16;
            if (place > 63) {
                if ((entry & SIZE) != 0) {
                    zigzag[63][at] = value * steps[63];
                }
                break;
            }
            zigzag[place][at] = value * steps[place];
        }
        in.position = position;
        in.count = count;
        in.bits = bits;
    }

    /** The value behind a code: its bits, less all ones if the first is zero (ITU-T T.81, F.2.2.1). */
    private static int value(long bits, int entry) {
        int size = (entry >> 5) & 15;
        int value = (int) (bits << (entry & 31) >>> 1 >>> (63 - size));
        return value + (((value - ((1 << size) >> 1)) >> 31) & ((-1 << size) + 1));
    }
}
