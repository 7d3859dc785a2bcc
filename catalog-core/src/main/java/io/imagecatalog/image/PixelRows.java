package io.imagecatalog.image;

import io.imagecatalog.model.Size;

/**
 * A picture that hands out its rows in bands, so that steps can be put one around the other without any of them holding
 * the whole. For one thread.
 */
interface PixelRows {

    Layout layout();

    default Size size() {
        return layout().size();
    }

    default Channels channels() {
        return layout().channels();
    }

    /**
     * Writes rows into the top rows of a band. Those of a picture that is decoded meanwhile are to be read once, from top to
     * bottom.
     *
     * @param firstRow even where chroma is halved
     * @param rows at most {@link Band#ROWS}
     * @param into of this layout
     */
    void read(int firstRow, int rows, Band into);

    /** The same, of {@link Channels#YCBCR}, with the chroma of every two by two pixels as one sample, and bands with their brightness. */
    default PixelRows halvingChroma() {
        return new HalvedChromaRows(this, true);
    }

    /** Hands all rows to a sink, from top to bottom. */
    default void pour(BandSink sink) {
        Band band = new Band(layout());
        int height = size().height();
        for (int y = 0; y < height; y += Band.ROWS) {
            int rows = Math.min(Band.ROWS, height - y);
            read(y, rows, band);
            sink.add(y, rows, band);
        }
    }
}
