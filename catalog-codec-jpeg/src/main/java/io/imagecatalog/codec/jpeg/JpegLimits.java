package io.imagecatalog.codec.jpeg;

/**
 * What a picture may be, to be decoded.
 *
 * @param maxPixels of the whole picture
 * @param maxScans of a progressive picture, or one whose components come one after the other: each scan costs a walk over all
 *     that is decoded so far
 * @param maxCoefficientBytes that such a picture may take in memory until its last scan; two bytes a sample, and an eighth of one
 * @param maxSegmentBytes that application segments may take in memory; those that go beyond it are left out of the header
 */
public record JpegLimits(long maxPixels, int maxScans, long maxCoefficientBytes, long maxSegmentBytes) {

    /** 100 million pixels, 100 scans, half of the heap, 32 MiB. */
    public static JpegLimits standard() {
        return new JpegLimits(100_000_000, 100, Runtime.getRuntime().maxMemory() / 2, 32 << 20);
    }
}
