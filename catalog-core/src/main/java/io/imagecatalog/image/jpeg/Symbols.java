package io.imagecatalog.image.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The symbols of a picture (ITU-T T.81, F.1.2), kept until all are there and counted: only then are there codes for them. A
 * symbol says how many bits follow it, and how many zeros come before what these bits are.
 */
final class Symbols {
    private static final int KINDS = 4;
    private static final int ALPHABET = 256;
    private static final int SIXTEEN_ZEROS = 0xf0;
    private static final int MOST_ZEROS = 15;
    private static final int BLOCK = 64;
    private static final int PIECE = 1 << 14;
    private static final int KIND_SHIFT = 8;
    private static final int BITS_SHIFT = 10;

    private final int[][] counts = new int[KINDS][ALPHABET];
    private final List<int[]> full = new ArrayList<>();
    private int[] kept = new int[PIECE];
    private int size;

    /** The number of a set of codes: a pair for each number of tables. */
    private static int kind(int tables, boolean ac) {
        return tables * 2 + (ac ? 1 : 0);
    }

    /** A block that has the average of the one before and nothing more. */
    void addRepetition(int tables) {
        makeRoom();
        size = keep(kept, size, counts[kind(tables, false)], kind(tables, false), 0, 0);
        size = keep(kept, size, counts[kind(tables, true)], kind(tables, true), 0, 0);
    }

    /**
     * Takes in a block.
     *
     * @param tables the number of its tables
     * @param row that it is one of
     * @param dcBefore the first frequency of the block before of that component
     */
    void add(int tables, BlockRow row, int block, int dcBefore) {
        makeRoom();
        int dc = kind(tables, false);
        int at = keep(kept, size, counts[dc], dc, 0, row.frequency(0, block) - dcBefore);
        size = addAc(kind(tables, true), row, block, at);
    }

    private int addAc(int kind, BlockRow row, int block, int start) {
        int[] into = kept;
        int[] counted = counts[kind];
        int at = start;
        int before = 0;
        for (long left = row.marks(block) & ~1; left != 0; left &= left - 1) {
            int place = Long.numberOfTrailingZeros(left);
            int zeros = place - before - 1;
            for (; zeros > MOST_ZEROS; zeros -= MOST_ZEROS + 1) {
                at = keep(into, at, counted, kind, SIXTEEN_ZEROS, 0);
            }
            at = keep(into, at, counted, kind, zeros << 4, row.frequency(place, block));
            before = place;
        }
        return before < BLOCK - 1 ? keep(into, at, counted, kind, 0, 0) : at;
    }

    /** Of a negative value the bits are those of one less, so that the first of them tells the sign. */
    private static int keep(int[] into, int at, int[] counted, int kind, int zeros, int value) {
        int length = Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(value));
        int bits = (value + (value >> 31)) & ((1 << length) - 1);
        int symbol = zeros | length;
        into[at] = bits << BITS_SHIFT | kind << KIND_SHIFT | symbol;
        counted[symbol]++;
        return at + 1;
    }

    /** Piece by piece, so that nothing is held twice to make it longer. */
    private void makeRoom() {
        if (kept.length - size < BLOCK) {
            full.add(Arrays.copyOf(kept, size));
            size = 0;
        }
    }

    /** The best codes for the symbols of a kind. */
    HuffmanTable table(int tables, boolean ac) {
        return HuffmanTable.of(counts[kind(tables, ac)]);
    }

    /**
     * Writes all symbols and their bits.
     *
     * @param tables as many as were asked for, those of brightness first
     */
    void write(List<HuffmanTable> tables, BitWriter out) {
        int[][] codes = tables.stream().map(HuffmanTable::codes).toArray(int[][]::new);
        int[][] lengths = tables.stream().map(HuffmanTable::lengths).toArray(int[][]::new);
        for (int[] piece : full) {
            write(piece, piece.length, codes, lengths, out);
        }
        write(kept, size, codes, lengths, out);
    }

    private static void write(int[] symbols, int count, int[][] codes, int[][] lengths, BitWriter out) {
        for (int i = 0; i < count; i++) {
            int kind = (symbols[i] >> KIND_SHIFT) & (KINDS - 1);
            int symbol = symbols[i] & (ALPHABET - 1);
            int bits = symbol & 15;
            int code = codes[kind][symbol] << bits | symbols[i] >>> BITS_SHIFT;
            out.write(code, lengths[kind][symbol] + bits);
        }
    }
}
