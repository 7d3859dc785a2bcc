package io.imagecatalog.codec.jpeg;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The codes that take the fewest bits, none longer than sixteen: ITU-T T.81, K.2, to the letter. */
final class HuffmanCode {
    private static final int ALPHABET = 256;
    private static final int LONGEST = 16;
    // Longer than any code can be before it is shortened.
    private static final int LONGEST_AT_FIRST = 256;

    private final int[] countByLength = new int[LONGEST_AT_FIRST + 1];
    private final int[] symbols;
    private final int[] codes = new int[ALPHABET];
    private final int[] lengths = new int[ALPHABET];

    private HuffmanCode(int[] firstLengths) {
        for (int symbol = 0; symbol <= ALPHABET; symbol++) {
            if (firstLengths[symbol] > 0) {
                countByLength[firstLengths[symbol]]++;
            }
        }
        shorten();
        this.symbols = byLength(firstLengths);
        assign();
    }

    /**
     * @param counts how often each symbol occurs; of those that do not, there will be no code
     */
    static HuffmanCode of(int[] counts) {
        return new HuffmanCode(lengths(counts));
    }

    /** Joins the two rarest again and again; each time all codes in both get a bit longer. */
    private static int[] lengths(int[] counts) {
        // One more symbol that is never used keeps a code from being all ones.
        long[] weights = new long[ALPHABET + 1];
        Arrays.setAll(weights, symbol -> symbol < ALPHABET ? counts[symbol] : 1);
        int[] lengths = new int[ALPHABET + 1];
        int[] next = new int[ALPHABET + 1];
        Arrays.fill(next, -1);
        int[] used = IntStream.range(0, weights.length)
                .filter(symbol -> weights[symbol] > 0)
                .toArray();
        while (true) {
            int one = rarest(weights, used, -1);
            int other = rarest(weights, used, one);
            if (other < 0) {
                return lengths;
            }
            weights[one] += weights[other];
            weights[other] = 0;
            next[lengthen(one, lengths, next)] = other;
            lengthen(other, lengths, next);
        }
    }

    /** The last of the rarest, or -1 if there is none. */
    private static int rarest(long[] weights, int[] symbols, int except) {
        int rarest = -1;
        for (int symbol : symbols) {
            boolean counts = weights[symbol] > 0 && symbol != except;
            if (counts && (rarest < 0 || weights[symbol] <= weights[rarest])) {
                rarest = symbol;
            }
        }
        return rarest;
    }

    /** The last of the symbols that are joined. */
    private static int lengthen(int first, int[] lengths, int[] next) {
        int last = first;
        for (int symbol = first; symbol >= 0; symbol = next[symbol]) {
            lengths[symbol]++;
            last = symbol;
        }
        return last;
    }

    /** Two codes that are too long become one a bit shorter, and one beside a code that is shorter still. */
    private void shorten() {
        for (int length = LONGEST_AT_FIRST; length > LONGEST; length--) {
            while (countByLength[length] > 0) {
                int shorter = length - 2;
                while (countByLength[shorter] == 0) {
                    shorter--;
                }
                countByLength[length] -= 2;
                countByLength[length - 1]++;
                countByLength[shorter + 1] += 2;
                countByLength[shorter]--;
            }
        }
        int longest = LONGEST;
        while (countByLength[longest] == 0) {
            longest--;
        }
        countByLength[longest]--;
    }

    private static int[] byLength(int[] firstLengths) {
        int[] sorted = new int[ALPHABET];
        int count = 0;
        for (int length = 1; length <= LONGEST_AT_FIRST; length++) {
            for (int symbol = 0; symbol < ALPHABET; symbol++) {
                if (firstLengths[symbol] == length) {
                    sorted[count++] = symbol;
                }
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    private void assign() {
        int code = 0;
        int at = 0;
        for (int length = 1; length <= LONGEST; length++) {
            for (int i = 0; i < countByLength[length]; i++) {
                codes[symbols[at]] = code++;
                lengths[symbols[at]] = length;
                at++;
            }
            code <<= 1;
        }
    }

    /** The code of a symbol. */
    int code(int symbol) {
        return codes[symbol];
    }

    /** How many bits the code of a symbol has; 0 if there is none. */
    int length(int symbol) {
        return lengths[symbol];
    }

    /** How many codes there are of a length, 1 to 16. */
    int count(int length) {
        return countByLength[length];
    }

    /** All symbols that have a code, the shortest code first. */
    int[] symbols() {
        return symbols.clone();
    }
}
