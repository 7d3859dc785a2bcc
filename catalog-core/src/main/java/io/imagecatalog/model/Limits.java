package io.imagecatalog.model;

/**
 * What is refused before any work is done on it.
 *
 * @param maxUploadBytes of one original
 * @param maxPixels of one picture, width times height
 * @param maxSide of one picture, width or height, in pixels
 */
public record Limits(long maxUploadBytes, long maxPixels, int maxSide) {
    private static final Limits STANDARD = new Limits(64L << 20, 100_000_000, 65_500);

    public Limits {
        if (maxUploadBytes < 1 || maxPixels < 1 || maxSide < 1) {
            throw new IllegalArgumentException("Limits are at least 1");
        }
    }

    /** 64 MiB, 100 million pixels, no side longer than 65,500, which is the longest that a JPEG may have. */
    public static Limits standard() {
        return STANDARD;
    }

    public Limits withMaxUploadBytes(long bytes) {
        return new Limits(bytes, maxPixels, maxSide);
    }

    public Limits withMaxPixels(long pixels) {
        return new Limits(maxUploadBytes, pixels, maxSide);
    }
}
