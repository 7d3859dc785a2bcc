package io.imagecatalog.image.structure;

import java.io.IOException;
import java.util.Arrays;

/** A prefix code of a lossless WebP (RFC 9649, section 3.7.2): canonical, complete, or of one symbol that takes no bits. */
final class WebpPrefixCode {
    private static final int LONGEST = 15;
    private static final int[] ORDER_OF_LENGTHS = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    private static final int REPEAT_LENGTH = 16;
    private static final int REPEAT_ZERO = 17;
    private static final int LENGTH_TO_REPEAT_FIRST = 8;

    // The decoder looks the first 8 bits up in a table of 256 numbers, and further bits in tables of the second level,
    // of as
    // many numbers as they have symbols. One in which symbols of several lengths meet may have 128 numbers all the
    // same, but
    // then there are at most 7 of them.
    private static final int FIRST_LEVEL_BITS = 8;
    private static final int TABLE_BYTES = 1200;
    private static final int SECOND_LEVEL_BYTES = 4096;
    private static final int SYMBOL_BYTES = 16;

    private final int[] symbolsOfLength;
    private final int[] symbols;

    private WebpPrefixCode(int[] symbolsOfLength, int[] symbols) {
        this.symbolsOfLength = symbolsOfLength;
        this.symbols = symbols;
    }

    static WebpPrefixCode read(WebpBits bits, int alphabet) throws IOException {
        return bits.flag() ? simple(bits, alphabet) : ofLengths(lengths(bits, alphabet));
    }

    private static WebpPrefixCode simple(WebpBits bits, int alphabet) throws IOException {
        int[] symbols = new int[1 + bits.bit()];
        symbols[0] = bits.next(bits.flag() ? 8 : 1);
        if (symbols.length == 2) {
            symbols[1] = bits.next(8);
        }
        for (int symbol : symbols) {
            if (symbol >= alphabet) {
                throw malformed();
            }
        }
        int[] symbolsOfLength = new int[LONGEST + 1];
        symbolsOfLength[1] = symbols.length;
        return new WebpPrefixCode(symbolsOfLength, symbols);
    }

    private static int[] lengths(WebpBits bits, int alphabet) throws IOException {
        WebpPrefixCode code = codeOfLengths(bits);
        int toRead = bits.flag() ? 2 + bits.next(2 + 2 * bits.next(3)) : alphabet;
        if (toRead > alphabet) {
            throw malformed();
        }
        int[] lengths = new int[alphabet];
        int lastLength = LENGTH_TO_REPEAT_FIRST;
        for (int at = 0; at < alphabet && toRead > 0; toRead--) {
            int symbol = code.next(bits);
            int run = run(symbol, bits);
            if (run > alphabet - at) {
                throw malformed();
            }
            if (symbol > 0 && symbol < REPEAT_LENGTH) {
                lastLength = symbol;
            }
            Arrays.fill(lengths, at, at + run, symbol >= REPEAT_ZERO || symbol == 0 ? 0 : lastLength);
            at += run;
        }
        return lengths;
    }

    private static WebpPrefixCode codeOfLengths(WebpBits bits) throws IOException {
        int[] lengths = new int[ORDER_OF_LENGTHS.length];
        int count = 4 + bits.next(4);
        for (int i = 0; i < count; i++) {
            lengths[ORDER_OF_LENGTHS[i]] = bits.next(3);
        }
        return ofLengths(lengths);
    }

    private static int run(int symbol, WebpBits bits) throws IOException {
        if (symbol < REPEAT_LENGTH) {
            return 1;
        }
        return switch (symbol) {
            case REPEAT_LENGTH -> 3 + bits.next(2);
            case REPEAT_ZERO -> 3 + bits.next(3);
            default -> 11 + bits.next(7);
        };
    }

    private static WebpPrefixCode ofLengths(int[] lengths) {
        int[] symbolsOfLength = new int[LONGEST + 1];
        for (int length : lengths) {
            symbolsOfLength[length]++;
        }
        symbolsOfLength[0] = 0;
        int[] next = new int[LONGEST + 2];
        int share = 0;
        for (int length = 1; length <= LONGEST; length++) {
            next[length + 1] = next[length] + symbolsOfLength[length];
            share += symbolsOfLength[length] << (LONGEST - length);
        }
        int[] symbols = new int[next[LONGEST + 1]];
        if (symbols.length != 1 && share != 1 << LONGEST) {
            throw malformed();
        }
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                symbols[next[lengths[symbol]]++] = symbol;
            }
        }
        return new WebpPrefixCode(symbolsOfLength, symbols);
    }

    private static RuntimeException malformed() {
        return Refusal.damaged("a prefix code of its pixels is malformed");
    }

    int next(WebpBits bits) throws IOException {
        if (symbols.length == 1) {
            return symbols[0];
        }
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code |= bits.bit();
            int count = symbolsOfLength[length];
            if (code - first < count) {
                return symbols[index + code - first];
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        throw malformed();
    }

    /** What it takes in the decoder's memory, at the most. */
    int decoderBytes() {
        int beyondFirstLevel = 0;
        for (int length = FIRST_LEVEL_BITS + 1; length <= LONGEST; length++) {
            beyondFirstLevel += symbolsOfLength[length];
        }
        return beyondFirstLevel == 0 ? TABLE_BYTES : TABLE_BYTES + SECOND_LEVEL_BYTES + SYMBOL_BYTES * beyondFirstLevel;
    }
}
