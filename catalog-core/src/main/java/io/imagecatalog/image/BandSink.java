package io.imagecatalog.image;

/** Takes in a picture band by band. */
@FunctionalInterface
interface BandSink {

    /**
     * Takes in a band.
     *
     * @param firstRow of the band in the picture; the bands come in order, from the top
     * @param rows how many rows of the band there are
     * @param band whoever hands it out fills it anew for the next call
     */
    void add(int firstRow, int rows, Band band);
}
