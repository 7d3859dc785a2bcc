package io.imagecatalog.codec.jpeg;

/**
 * What a picture may be, to be decoded.
 *
 * @param maxPixels of the whole picture
 * @param maxScans of a progressive picture, or one whose components come one after the other: each scan costs a walk over all
 *     that is decoded so far
 * @param maxCoefficientBytes that such a picture may take in memory until its last scan; two bytes a sample, and an eighth of one
 */
public record JpegLimits(long maxPixels, int maxScans, long maxCoefficientBytes) {

    /** 100 million pixels, 100 scans, half of the heap. */
    public static JpegLimits standard() {
        return new JpegLimits(100_000_000, 100, Runtime.getRuntime().maxMemory() / 2);
    }
}
