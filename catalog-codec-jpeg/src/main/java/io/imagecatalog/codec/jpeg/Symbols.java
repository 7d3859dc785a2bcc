package io.imagecatalog.codec.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The symbols of a scan and the bits that follow them (ITU-T T.81, F.1.2 and G.1.2), kept until all are there and counted: only then are
 * there codes for them. Mostly a symbol says how many bits follow it, and how many zeros come before what these bits are.
 */
final class Symbols {
    /** A symbol of no bits that stands for zeros up to the end of a block. */
    static final int END = 0;

    /** A symbol of no bits that stands for sixteen zeros. */
    static final int SIXTEEN_ZEROS = 0xf0;

    /** How many zeros a symbol can say to come before a value. */
    static final int MOST_ZEROS = 15;

    private static final int SYMBOLS = 256;
    // Kinds 0 to 3 have codes; bits without a symbol are of one more, whose only code has no bits.
    private static final int BARE = 4;
    private static final int PIECE = 1 << 14;

    private final int[] counts = new int[KeptSymbol.ALPHABET];
    private final int[] codes = new int[KeptSymbol.ALPHABET];
    private final List<int[]> full = new ArrayList<>();
    private int[] kept = new int[PIECE];
    private int size;
    private int counted;

    /** The kind of symbols that say what the first frequencies are. */
    static int dc(int tables) {
        return 2 * tables;
    }

    /** The kind of symbols that say what the other frequencies are. */
    static int ac(int tables) {
        return 2 * tables + 1;
    }

    /** Takes in a symbol as {@link KeptSymbol} keeps it. */
    void add(int symbol) {
        makeRoom(1);
        kept[size++] = symbol;
    }

    /**
     * Where symbols can be put, as {@link KeptSymbol} keeps them, from {@link #size} on. For those who have many at a time.
     *
     * @param count how many there will be at the most
     */
    int[] room(int count) {
        makeRoom(count);
        return kept;
    }

    /** Where the room begins. */
    int size() {
        return size;
    }

    /** Takes in what was put into the room. */
    void takeUpTo(int end) {
        size = end;
    }

    /** Takes in bits without a symbol, at most 15. */
    void addBits(int bits, int length) {
        add(KeptSymbol.of(BARE, 0, bits, length));
    }

    /** Piece by piece, so that nothing is held twice to make it longer. */
    private void makeRoom(int count) {
        if (PIECE - size < count) {
            count();
            full.add(Arrays.copyOf(kept, size));
            size = 0;
            counted = 0;
        }
    }

    private void count() {
        for (int i = counted; i < size; i++) {
            counts[KeptSymbol.index(kept[i])]++;
        }
        counted = size;
    }

    /** The best code for the symbols of a kind, of which there must be any. It is the one that they are written in. */
    HuffmanCode code(int kind) {
        count();
        int first = KeptSymbol.index(kind, 0);
        HuffmanCode code = HuffmanCode.of(Arrays.copyOfRange(counts, first, first + SYMBOLS));
        for (int symbol : code.symbols()) {
            codes[first + symbol] = code.code(symbol) << 5 | code.length(symbol);
        }
        return code;
    }

    /** Writes all symbols, whose codes must have been asked for, and their bits. */
    void write(BitWriter out) {
        for (int[] piece : full) {
            out.write(piece, piece.length, codes);
        }
        out.write(kept, size, codes);
    }
}
