package io.imagecatalog.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HuffmanCodeTest {

    private static double bitsOf(HuffmanCode table, int[] counts) {
        double bits = 0;
        for (int symbol = 0; symbol < counts.length; symbol++) {
            bits += (double) counts[symbol] * table.length(symbol);
        }
        return bits;
    }

    @Test
    void a_single_symbol_gets_a_code_of_one_bit_that_is_not_all_ones() {
        int[] counts = new int[256];
        counts[77] = 5;
        HuffmanCode table = HuffmanCode.of(counts);
        assertThat(table.symbols()).containsExactly(77);
        assertThat(table.length(77)).isEqualTo(1);
        assertThat(table.code(77)).isZero();
    }

    @Test
    void no_code_is_longer_than_sixteen_bits_however_uneven_the_counts() {
        int[] counts = new int[256];
        int one = 1;
        int other = 1;
        for (int symbol = 0; symbol < 40; symbol++) {
            counts[symbol] = one;
            int next = one + other;
            one = other;
            other = next;
        }
        HuffmanCode table = HuffmanCode.of(counts);
        double space = 0;
        for (int symbol = 0; symbol < 40; symbol++) {
            assertThat(table.length(symbol)).isBetween(1, 16);
            space += Math.pow(2, -table.length(symbol));
        }
        assertThat(space).isLessThan(1);
    }

    @Test
    void no_code_begins_another() {
        int[] counts = new int[256];
        for (int symbol = 0; symbol < 256; symbol++) {
            counts[symbol] = 1 + symbol * symbol % 97;
        }
        HuffmanCode table = HuffmanCode.of(counts);
        for (int one = 0; one < 256; one++) {
            for (int other = 0; other < 256; other++) {
                if (one != other && table.length(one) <= table.length(other)) {
                    int beginning = table.code(other) >> (table.length(other) - table.length(one));
                    assertThat(beginning).isNotEqualTo(table.code(one));
                }
            }
        }
    }

    @Test
    void frequent_symbols_take_less_than_codes_of_one_length_would() {
        int[] counts = new int[256];
        for (int symbol = 0; symbol < 256; symbol++) {
            counts[symbol] = 1 + (1 << 20) / (1 + symbol);
        }
        double total = 0;
        for (int count : counts) {
            total += count;
        }
        assertThat(bitsOf(HuffmanCode.of(counts), counts)).isLessThan(8 * total);
    }
}
