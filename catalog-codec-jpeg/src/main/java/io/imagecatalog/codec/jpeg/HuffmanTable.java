package io.imagecatalog.codec.jpeg;

/**
 * Decodes symbols (ITU-T T.81, C and F.2.2.3). Codes of up to twelve bits are looked up with all that follows from them; a
 * longer one is looked for by its length.
 *
 * <p>An entry is an {@code int}: bits 0 to 5 have how many bits the code and the value behind it take, 6 to 10 how many of these
 * are the code's, 14 to 17 the value's, 18 and up how many places are to be left out before the value. That no code begins so is
 * zero. A shift by an entry is one over code and value.
 */
final class HuffmanTable {
    /** How many bits are looked up at once. */
    private static final int LOOKED_UP = 12;

    private static final int LONGEST = 16;

    /** By the next bits. */
    private final int[] entries = new int[1 << LOOKED_UP];

    private final int[] symbols;
    /** By length: the first code that is too large to have it, aligned to the left of sixteen bits. */
    private final int[] bound = new int[LONGEST + 1];
    /** By length: what to add to a code to have the place of its symbol. */
    private final int[] offset = new int[LONGEST + 1];

    /** @throws JpegException if there are more codes of a length than there can be */
    HuffmanTable(HuffmanDefinition definition) throws JpegException {
        this.symbols = definition.symbols();
        int[] countByLength = definition.countByLength();
        int code = 0;
        int place = 0;
        for (int length = 1; length <= LONGEST; length++) {
            offset[length] = place - code;
            for (int i = 0; i < countByLength[length]; i++) {
                enter(code++, length, symbols[place++]);
            }
            if (code >= 1 << length) {
                throw JpegException.damaged("A Huffman table has more codes than there can be: none may be all ones");
            }
            bound[length] = code << (LONGEST - length);
            code <<= 1;
        }
    }

    /** The value behind a code: its bits, less all ones if the first is zero (ITU-T T.81, F.2.2.1). */
    static int value(long bits, int entry) {
        int size = size(entry);
        int value = (int) (bits << codeLength(entry) >>> 1 >>> (63 - size));
        return value + (((value - ((1 << size) >> 1)) >> 31) & ((-1 << size) + 1));
    }

    /** The entry for the next bits. */
    int entry(long bits) {
        int entry = entries[(int) (bits >>> (Long.SIZE - LOOKED_UP))];
        return entry == 0 ? longEntry((int) (bits >>> 48)) : entry;
    }

    /** Of code and value, in bits. */
    static int length(int entry) {
        return entry & 63;
    }

    /** In bits. */
    static int codeLength(int entry) {
        return (entry >> 6) & 31;
    }

    /** Of the value, in bits. */
    static int size(int entry) {
        return (entry >> 14) & 15;
    }

    static int run(int entry) {
        return entry >> 18;
    }

    /** @throws JpegException if it has a symbol that a difference of averages can't have */
    void requireDifferences() throws JpegException {
        for (int symbol : symbols) {
            if (symbol > 15) {
                throw JpegException.damaged("A Huffman table for averages has a symbol above 15");
            }
        }
    }

    private void enter(int code, int length, int symbol) {
        if (length <= LOOKED_UP) {
            int first = code << (LOOKED_UP - length);
            int count = 1 << (LOOKED_UP - length);
            int entry = entry(length, symbol);
            for (int i = 0; i < count && first + i < entries.length; i++) {
                entries[first + i] = entry;
            }
        }
    }

    private static int entry(int length, int symbol) {
        int size = symbol & 15;
        return (length + size) | (length << 6) | (size << 14) | ((symbol >> 4) << 18);
    }

    /**
     * The entry of a code that is not looked up. Bits that no code begins with count as symbol 0 and, as in libjpeg,
     * as seventeen bits.
     *
     * @param next the next sixteen bits
     */
    private int longEntry(int next) {
        for (int length = LOOKED_UP + 1; length <= LONGEST; length++) {
            if (next < bound[length]) {
                return entry(length, symbols[(next >> (LONGEST - length)) + offset[length]]);
            }
        }
        return entry(LONGEST + 1, 0);
    }
}
