package io.imagecatalog.codec.jpeg;

/**
 * Decodes the coefficients behind a block's average, in a sequential scan, two at a time where the next bits have two.
 *
 * <p>An entry is a {@code long}: bits 0 to 5 have how many bits of the file it stands for, 6 to 13 how many places there are
 * to the last value, 14 to 21 how many to the first, 22 to 26 how many bits the first takes, 32 to 47 the first value and from
 * 48 on the last. Of an entry for one value that is the first and the last. The end of a block is a value that is nowhere: it
 * is {@value #END} places ahead. A shift by an entry is one over all of its bits.
 */
final class SymbolPairs {
    /** How many bits are looked up at once. */
    static final int LOOKED_UP = 11;

    /** How far ahead the end of a block is. */
    static final int END = 128;

    /** How many places an entry can lead to, from any in a block. */
    static final int PLACES = 256;

    /** Of no bits: what follows is more than is looked up. It ends the block too, so that this need not be asked for each. */
    static final long TOO_LONG = entry(0, END, 0) | (1L << 31);

    private static final int LAST_OF_BLOCK = 63;
    private static final long FIRST_VALUE = 0xffffL << 32;

    /** By the next bits. */
    final long[] entries = new long[1 << LOOKED_UP];

    private final HuffmanTable table;

    SymbolPairs(HuffmanTable table) {
        this.table = table;
        for (int next = 0; next < entries.length; next++) {
            entries[next] = entry((long) next << (Long.SIZE - LOOKED_UP));
        }
    }

    private long entry(long bits) {
        long first = single(bits);
        int length = length(first);
        if (length > LOOKED_UP) {
            return TOO_LONG;
        }
        long second = single(bits << length);
        boolean isAlone = toLast(first) == END || length + length(second) > LOOKED_UP;
        return isAlone ? first : pair(first, second);
    }

    private static long pair(long first, long second) {
        long places = (long) toLast(first) + 1 + toLast(second);
        return (length(first) + length(second))
                | (places << 6)
                | ((long) toLast(first) << 14)
                | ((long) length(first) << 22)
                | (first & FIRST_VALUE)
                | ((long) last(second) << 48);
    }

    /** The entry for one value and the bits before it. A code of no value ends the block, but for that of sixteen zeros. */
    long single(long bits) {
        int entry = table.entry(bits);
        boolean ends = HuffmanTable.size(entry) == 0 && HuffmanTable.run(entry) != 15;
        int places = ends ? END : HuffmanTable.run(entry);
        return entry(HuffmanTable.length(entry), places, HuffmanTable.value(bits, entry));
    }

    private static long entry(int length, int places, int value) {
        long both = value & 0xffff;
        return length
                | ((long) places << 6)
                | ((long) places << 14)
                | ((long) length << 22)
                | (both << 32)
                | (both << 48);
    }

    /** In bits, of all that the entry stands for. */
    static int length(long entry) {
        return (int) entry & 63;
    }

    static int toLast(long entry) {
        return ((int) entry >> 6) & 255;
    }

    static int toFirst(long entry) {
        return ((int) entry >> 14) & 255;
    }

    static int first(long entry) {
        return (short) (int) (entry >> 32);
    }

    static int last(long entry) {
        return (int) (entry >> 48);
    }

    /** Whether a pair's first value is a block's last, so that the other is none of the block's. */
    static boolean isOver(int place, long entry) {
        return toFirst(entry) != toLast(entry) && place + toFirst(entry) >= LAST_OF_BLOCK;
    }

    /** How many bits the first value takes. */
    static int lengthOfFirst(long entry) {
        return ((int) entry >> 22) & 31;
    }

    /**
     * Fills up what there is for each place of a block for all that entries lead to. A run of zeros that goes too far counts as
     * one up to the last place, as in libjpeg (jpeg_natural_order).
     *
     * @param ofBlock 64, in zigzag order
     * @param nowhere for ends of blocks
     */
    static int[][] reachable(int[][] ofBlock, int[] nowhere) {
        int[][] reachable = new int[PLACES][];
        for (int place = 0; place < PLACES; place++) {
            reachable[place] = place < END ? ofBlock[Math.min(place, LAST_OF_BLOCK)] : nowhere;
        }
        return reachable;
    }
}
