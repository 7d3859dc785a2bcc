package io.imagecatalog.image;

import io.imagecatalog.model.Size;

/**
 * A picture that hands out its rows in bands, so that steps can be put one around the other without any of them holding
 * the whole. For one thread.
 */
interface PixelRows {
    /** About how many pixels a band has, so that it stays in the processor's cache. */
    int BAND_PIXELS = 1 << 14;

    Size size();

    Channels channels();

    /**
     * Writes rows of eight-bit samples into the top rows of a band.
     *
     * @param into as wide as this and of the same channels; may be higher than needed
     */
    void read(int firstRow, int rows, Picture into);

    /** A band of a source's width and channels, and of a handy height. */
    static Picture band(PixelRows source) {
        Size size = source.size();
        int rows = Math.max(1, Math.min(size.height(), BAND_PIXELS / size.width()));
        return new Picture(new Size(size.width(), rows), source.channels());
    }
}
