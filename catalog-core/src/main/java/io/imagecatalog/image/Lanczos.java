package io.imagecatalog.image;

/**
 * The Lanczos kernel of three lobes, sinc(x) sinc(x/3) for |x| &lt; 3.
 *
 * <p>Computed by {@link StrictMath}, so that every machine gets the same weights and thus the same renditions.
 */
final class Lanczos {
    static final double SUPPORT = 3;

    private Lanczos() {}

    static double at(double x) {
        return Math.abs(x) < SUPPORT ? sinc(x) * sinc(x / SUPPORT) : 0;
    }

    private static double sinc(double x) {
        if (x == 0) {
            return 1;
        }
        double angle = Math.PI * x;
        return StrictMath.sin(angle) / angle;
    }
}
