package io.imagecatalog.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.model.PerceptualHash;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HashPartsTest {
    private final Random random = new Random(42);

    @Test
    void a_hash_has_a_key_for_each_part_from_its_lowest_bits_on() {
        PerceptualHash hash = PerceptualHash.parse("phash", "ffee00018000abcd");

        assertThat(HashParts.keys(hash)).containsExactly(0x0abcd, 0x18000, 0x20001, 0x3ffee);
    }

    @Test
    void a_key_fits_into_its_bits() {
        assertThat(HashParts.probes(hash(-1), HashParts.MAX_DISTANCE))
                .allMatch(key -> key >= 0 && key < 1 << HashParts.KEY_BITS);
    }

    @Test
    void every_hash_within_the_distance_has_a_key_among_the_probes() {
        for (int distance = 0; distance <= HashParts.MAX_DISTANCE; distance++) {
            for (int round = 0; round < 200; round++) {
                PerceptualHash hash = hash(random.nextLong());
                Set<Integer> probes = probes(hash, distance);
                PerceptualHash near = flipped(hash, distance);

                assertThat(HashParts.keys(near)).as(hash + " and " + near).anyMatch(probes::contains);
            }
        }
    }

    @Test
    void so_has_one_whose_bits_differ_as_evenly_as_can_be() {
        for (int distance = 0; distance <= HashParts.MAX_DISTANCE; distance++) {
            PerceptualHash hash = hash(random.nextLong());
            Set<Integer> probes = probes(hash, distance);
            for (int firstPart = 0; firstPart < 4; firstPart++) {
                PerceptualHash near = hash(hash.bits() ^ evenly(distance, firstPart));

                assertThat(HashParts.keys(near))
                        .as(distance + " from " + firstPart)
                        .anyMatch(probes::contains);
            }
        }
    }

    @Test
    void no_probe_is_for_nothing() {
        PerceptualHash hash = hash(random.nextLong());
        for (int distance = 0; distance <= HashParts.MAX_DISTANCE; distance++) {
            int most = distance;
            assertThat(HashParts.probes(hash, distance))
                    .doesNotHaveDuplicates()
                    .allMatch(probe -> bitsOff(hash, probe) <= most);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 2",
        "2, 3",
        "3, 4",
        "4, 20",
        "5, 36",
        "6, 52",
        "7, 68",
        "8, 188",
        "9, 308",
        "10, 428",
        "11, 548",
        "12, 1108",
        "13, 1668",
        "14, 2228",
        "15, 2788",
        "16, 4608"
    })
    void there_are_as_many_probes_as_the_radii_make(int distance, int probes) {
        assertThat(HashParts.probes(hash(random.nextLong()), distance)).hasSize(probes);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 17, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void a_distance_out_of_bounds_is_refused(int distance) {
        assertThatThrownBy(() -> HashParts.probes(hash(1), distance))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Similar pictures can be looked for within 0 to 16 bits, not " + distance);
    }

    private static PerceptualHash hash(long bits) {
        return new PerceptualHash("phash", bits);
    }

    private static Set<Integer> probes(PerceptualHash hash, int distance) {
        return HashParts.probes(hash, distance).boxed().collect(Collectors.toSet());
    }

    /** In how many bits a probe differs from the hash's own key for that part. */
    private static int bitsOff(PerceptualHash hash, int probe) {
        int own = HashParts.keys(hash).toArray()[probe >> 16];
        return Integer.bitCount(own ^ probe);
    }

    private PerceptualHash flipped(PerceptualHash hash, int count) {
        long flips = random.ints(0, Long.SIZE)
                .distinct()
                .limit(count)
                .mapToLong(bit -> 1L << bit)
                .sum();
        return hash(hash.bits() ^ flips);
    }

    /** Bits dealt out to the four parts in turn. */
    private static long evenly(int count, int firstPart) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits |= 1L << (((firstPart + i) % 4) * 16 + i / 4);
        }
        return bits;
    }
}
