package io.imagecatalog.image;

/** The writing half of a codec. The same picture always gives the same bytes. Thread-safe. */
interface Encoder {

    /** Whether the format can keep a picture's alpha. */
    boolean keepsAlpha();

    /**
     * A file of the picture alone.
     *
     * @param picture gray or sRGB, with alpha only if that is kept
     * @param quality 1 to 100 on libjpeg's scale, if the format has any
     */
    byte[] encode(Picture picture, int quality);
}
