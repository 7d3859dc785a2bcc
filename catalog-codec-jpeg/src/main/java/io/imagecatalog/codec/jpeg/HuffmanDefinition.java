package io.imagecatalog.codec.jpeg;

import java.io.IOException;

/**
 * A Huffman table as it stands in the file (ITU-T T.81, B.2.4.2): how many codes there are of each length, and their symbols. A
 * {@link HuffmanTable} is made of it for a scan that uses it, as a file may define any number of tables and use none.
 */
final class HuffmanDefinition {
    private static final int LONGEST = 16;

    private final int[] countByLength;
    private final int[] symbols;

    private HuffmanDefinition(int[] countByLength, int[] symbols) {
        this.countByLength = countByLength;
        this.symbols = symbols;
    }

    /** @param left how many bytes the segment still has */
    static HuffmanDefinition read(JpegInput in, int left) throws IOException {
        int[] countByLength = new int[LONGEST + 1];
        int count = 0;
        for (int length = 1; length <= LONGEST; length++) {
            countByLength[length] = in.u8();
            count += countByLength[length];
        }
        if (count > 256 || LONGEST + count > left) {
            throw JpegException.damaged("A Huffman table has more symbols than its segment");
        }
        int[] symbols = new int[count];
        for (int i = 0; i < count; i++) {
            symbols[i] = in.u8();
        }
        return new HuffmanDefinition(countByLength, symbols);
    }

    /** From 1 to 16. */
    int[] countByLength() {
        return countByLength;
    }

    /** The shortest code's first. */
    int[] symbols() {
        return symbols;
    }

    /** How many bytes it took. */
    int bytes() {
        return LONGEST + symbols.length;
    }
}
