package io.imagecatalog.image;

/**
 * Rows that another sees as well whenever they are read.
 *
 * @param witness takes in what is read, so it has to be read as it is poured
 */
record WitnessedRows(PixelRows source, BandSink witness) implements PixelRows {

    @Override
    public Layout layout() {
        return source.layout();
    }

    @Override
    public void read(int firstRow, int rows, Band into) {
        source.read(firstRow, rows, into);
        witness.add(firstRow, rows, into);
    }
}
