package io.imagecatalog.bench;

import java.util.Random;

/**
 * Hashes as a catalog may have them: half of the bits set, as a hash against the median has, and one in ten of them differs in
 * up to twelve bits from one before it.
 */
final class PseudoHashes {
    private static final int SET_BITS = Long.SIZE / 2;
    private static final int RELATED_ONE_IN = 10;
    private static final int MOST_FLIPS = 12;

    private final Random random = new Random(2012);

    long[] many(int count) {
        long[] hashes = new long[count];
        for (int i = 0; i < count; i++) {
            boolean related = i > 0 && random.nextInt(RELATED_ONE_IN) == 0;
            hashes[i] = related ? hashes[random.nextInt(i)] ^ bits(random.nextInt(MOST_FLIPS + 1)) : bits(SET_BITS);
        }
        return hashes;
    }

    private long bits(int count) {
        return random.ints(0, Long.SIZE)
                .distinct()
                .limit(count)
                .mapToLong(bit -> 1L << bit)
                .sum();
    }
}
