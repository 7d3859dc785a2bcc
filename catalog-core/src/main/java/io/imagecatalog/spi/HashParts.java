package io.imagecatalog.spi;

import io.imagecatalog.model.PerceptualHash;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The keys under which a repository can file perceptual hashes, so that it finds near ones without looking at all of them:
 * any two hashes within a distance have a key of the one's {@linkplain #keys keys} among the other's {@linkplain #probes
 * probes}. What else is under the probed keys is further off, and for the repository to leave out.
 *
 * <p>This is multi-index hashing (Norouzi, Punjani, Fleet: Fast Search in Hamming Space with Multi-Index Hashing, CVPR
 * 2012). The 64 bits are cut into four parts, and a key is a part with its 16 bits. Each part has a radius, and the radii
 * and 1 for each part add up to {@code d + 1}: hashes that differ in every part by more than its radius differ in more than
 * {@code d} bits. So it takes the keys within the radius of each part.
 *
 * <p>These are 4 at a distance of 3, 20 at 4, 188 at 8, 428 at 10, 1,108 at 12 and 4,608 at 16. Of a million hashes that
 * are spread evenly, some 15 are under each key.
 */
public final class HashParts {
    /**
     * The furthest that can be looked for. Beyond, hashes of unrelated pictures turn up by chance, and the probes grow to
     * many thousands.
     */
    public static final int MAX_DISTANCE = 16;

    /** A key is less than two to the power of this. */
    public static final int KEY_BITS = 18;

    private static final int PARTS = 4;
    private static final int PART_BITS = Long.SIZE / PARTS;
    private static final int PART_MASK = (1 << PART_BITS) - 1;

    /** Every way to flip a part's bits within the widest radius, fewest bits first. */
    private static final int[] FLIPS = IntStream.range(0, 1 << PART_BITS)
            .filter(flip -> Integer.bitCount(flip) <= radius(0, MAX_DISTANCE))
            .boxed()
            .sorted(Comparator.comparingInt(Integer::bitCount))
            .mapToInt(Integer::intValue)
            .toArray();

    private HashParts() {}

    /** The four keys to file a hash under, each only once. */
    public static IntStream keys(PerceptualHash hash) {
        return IntStream.range(0, PARTS).map(part -> key(hash, part));
    }

    /**
     * The keys under which all hashes within a distance of this one are to be found, each only once.
     *
     * @throws IllegalArgumentException if the distance is none that can be looked for
     */
    public static IntStream probes(PerceptualHash hash, int maxDistance) {
        requireDistance(maxDistance);
        return IntStream.range(0, PARTS)
                .flatMap(part -> flips(radius(part, maxDistance)).map(flip -> key(hash, part) ^ flip));
    }

    /**
     * Returns the distance if it can be looked for.
     *
     * @throws IllegalArgumentException if it can't
     */
    public static int requireDistance(int distance) {
        if (distance < 0 || distance > MAX_DISTANCE) {
            throw new IllegalArgumentException(
                    "Similar pictures can be looked for within 0 to " + MAX_DISTANCE + " bits, not " + distance);
        }
        return distance;
    }

    private static int key(PerceptualHash hash, int part) {
        int bits = (int) (hash.bits() >>> (part * PART_BITS)) & PART_MASK;
        return (part << PART_BITS) | bits;
    }

    /** For all parts together, the distance less 3; less than 0 for a part that need not be looked at. */
    private static int radius(int part, int maxDistance) {
        return Math.floorDiv(maxDistance - part, PARTS);
    }

    private static IntStream flips(int radius) {
        return IntStream.of(FLIPS).takeWhile(flip -> Integer.bitCount(flip) <= radius);
    }
}
