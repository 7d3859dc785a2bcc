package io.imagecatalog.codec.jpeg;

/**
 * How a symbol is kept in an int, together with the bits that follow it: from the lowest bit on eight for the symbol, three for its kind,
 * four for the number of bits, fifteen for these.
 */
final class KeptSymbol {
    /** How many kinds and symbols there can be together. */
    static final int ALPHABET = 1 << 11;

    private static final int KIND_SHIFT = 8;
    private static final int LENGTH_SHIFT = 11;
    private static final int LENGTH_MASK = 15;
    private static final int BITS_SHIFT = 15;

    private KeptSymbol() {}

    /**
     * @param kind 0 to 7
     * @param symbol 0 to 255
     * @param length of the bits, at most 15
     */
    static int of(int kind, int symbol, int bits, int length) {
        return bits << BITS_SHIFT | length << LENGTH_SHIFT | kind << KIND_SHIFT | symbol;
    }

    /**
     * A symbol that says how many bits follow it for a value. Of a negative one they are those of one less, so that the first of them tells
     * the sign.
     *
     * @param zeros before it, at most 15
     */
    static int ofValue(int kind, int zeros, int value) {
        int length = Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(value));
        int bits = (value + (value >> 31)) & ((1 << length) - 1);
        return of(kind, zeros << 4 | length, bits, length);
    }

    /** The kind and the symbol, in one number below {@link #ALPHABET}. */
    static int index(int kept) {
        return kept & (ALPHABET - 1);
    }

    static int index(int kind, int symbol) {
        return kind << KIND_SHIFT | symbol;
    }

    static int bits(int kept) {
        return kept >>> BITS_SHIFT;
    }

    static int length(int kept) {
        return kept >> LENGTH_SHIFT & LENGTH_MASK;
    }
}
