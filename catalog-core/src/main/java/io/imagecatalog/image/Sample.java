package io.imagecatalog.image;

/**
 * Arithmetic of samples, written so that the compiler makes vector instructions of a loop over it on JDK 17 too, where it
 * does not of {@link Math#min(int, int)} or of a division.
 */
final class Sample {
    private Sample() {}

    /** A factor in fixed point of 16 bits. */
    static int fixed(double factor) {
        return (int) (factor * 65536 + 0.5);
    }

    /** The nearest of 0 to 255. */
    static int clamp(int value) {
        int positive = value & ~(value >> 31);
        int below = 255 - positive;
        return 255 - (below & ~(below >> 31));
    }

    static int least(int one, int other) {
        int more = one - other;
        return other + (more & (more >> 31));
    }

    static int most(int one, int other) {
        int more = one - other;
        return one - (more & (more >> 31));
    }

    /** A product of two samples as a sample, where 255 is one: the nearest to a 255th of it. */
    static int share(int product) {
        int rounded = product + 128;
        return (rounded + (rounded >> 8)) >> 8;
    }
}
