package io.imagecatalog.codec.jpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * The symbols of a scan and the bits that follow them (ITU-T T.81, F.1.2 and G.1.2), kept until all are there and counted: only then are
 * there codes for them. Mostly a symbol says how many bits follow it, and how many zeros come before what these bits are.
 */
final class Symbols {
    private static final int ALPHABET = 256;
    private static final int MOST_ZEROS = 15;
    private static final int SIXTEEN_ZEROS = 0xf0;
    private static final int END = 0;

    // Kinds 0 to 3 have codes; bits without a symbol are of one more, whose only code has no bits.
    private static final int KINDS = 5;
    private static final int BARE = 4;

    // How a symbol is kept with its bits in an int.
    private static final int KIND_SHIFT = 8;
    private static final int KIND_MASK = 7;
    private static final int LENGTH_SHIFT = 11;
    private static final int LENGTH_MASK = 15;
    private static final int BITS_SHIFT = 15;
    private static final int PIECE = 1 << 14;

    private final int[][] counts = new int[KINDS][ALPHABET];
    private final int[][] words = new int[KINDS][ALPHABET];
    private final int[][] lengths = new int[KINDS][ALPHABET];
    private final List<int[]> full = new ArrayList<>();
    private int[] kept = new int[PIECE];
    private int size;

    /** The kind of symbols that say what the first frequencies are. */
    static int dc(int tables) {
        return 2 * tables;
    }

    /** The kind of symbols that say what the other frequencies are. */
    static int ac(int tables) {
        return 2 * tables + 1;
    }

    /**
     * Takes in a symbol.
     *
     * @param length of the bits that follow it, at most 15
     */
    void add(int kind, int symbol, int bits, int length) {
        if (size == PIECE) {
            // Piece by piece, so that nothing is held twice to make it longer.
            full.add(kept);
            kept = new int[PIECE];
            size = 0;
        }
        kept[size++] = bits << BITS_SHIFT | length << LENGTH_SHIFT | kind << KIND_SHIFT | symbol;
        counts[kind][symbol]++;
    }

    /**
     * Takes in a value. Of a negative one the bits are those of one less, so that the first of them tells the sign.
     *
     * @param zeros before it, at most 15
     */
    void addValue(int kind, int zeros, int value) {
        int length = Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(value));
        int bits = (value + (value >> 31)) & ((1 << length) - 1);
        add(kind, zeros << 4 | length, bits, length);
    }

    /** Takes in zeros by the sixteen, and returns how many are left. */
    int addZeros(int kind, int zeros) {
        int left = zeros;
        for (; left > MOST_ZEROS; left -= MOST_ZEROS + 1) {
            add(kind, SIXTEEN_ZEROS, 0, 0);
        }
        return left;
    }

    /** Up to the end of a block there are zeros. */
    void addEnd(int kind) {
        add(kind, END, 0, 0);
    }

    /** Takes in bits without a symbol, at most 15. */
    void addBits(int bits, int length) {
        add(BARE, 0, bits, length);
    }

    /** The best code for the symbols of a kind, of which there must be any. It is the one that they are written in. */
    HuffmanCode code(int kind) {
        HuffmanCode code = HuffmanCode.of(counts[kind]);
        words[kind] = code.codes();
        lengths[kind] = code.lengths();
        return code;
    }

    /** Writes all symbols, whose codes must have been asked for, and their bits. */
    void write(BitWriter out) {
        for (int[] piece : full) {
            write(piece, piece.length, words, lengths, out);
        }
        write(kept, size, words, lengths, out);
    }

    private static void write(int[] symbols, int count, int[][] words, int[][] lengths, BitWriter out) {
        for (int i = 0; i < count; i++) {
            int kind = symbols[i] >> KIND_SHIFT & KIND_MASK;
            int symbol = symbols[i] & (ALPHABET - 1);
            int length = symbols[i] >> LENGTH_SHIFT & LENGTH_MASK;
            int word = words[kind][symbol] << length | symbols[i] >>> BITS_SHIFT;
            out.write(word, lengths[kind][symbol] + length);
        }
    }
}
