package io.imagecatalog.model;

import java.time.Duration;

/**
 * What is refused: the first three before any work is done on it.
 *
 * @param maxUploadBytes of one original
 * @param maxPixels of one picture, width times height
 * @param maxSide of one picture, width or height, in pixels
 * @param maxDecodeTime of the processor, to decode one picture; waiting does not count, nor do other threads
 */
public record Limits(long maxUploadBytes, long maxPixels, int maxSide, Duration maxDecodeTime) {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Limits STANDARD = new Limits(64L << 20, 100_000_000, 65_500);

    public Limits {
        if (maxUploadBytes < 1 || maxPixels < 1 || maxSide < 1) {
            throw new IllegalArgumentException("Limits are at least 1");
        }
        if (maxDecodeTime.isNegative() || maxDecodeTime.isZero()) {
            throw new IllegalArgumentException("The time to decode is longer than none");
        }
    }

    /** With a minute to decode a picture. */
    public Limits(long maxUploadBytes, long maxPixels, int maxSide) {
        this(maxUploadBytes, maxPixels, maxSide, MINUTE);
    }

    /** 64 MiB, 100 million pixels, no side longer than 65,500, which is the longest that a JPEG may have, and a minute. */
    public static Limits standard() {
        return STANDARD;
    }

    public Limits withMaxUploadBytes(long bytes) {
        return new Limits(bytes, maxPixels, maxSide, maxDecodeTime);
    }

    public Limits withMaxPixels(long pixels) {
        return new Limits(maxUploadBytes, pixels, maxSide, maxDecodeTime);
    }

    public Limits withMaxDecodeTime(Duration time) {
        return new Limits(maxUploadBytes, maxPixels, maxSide, time);
    }
}
