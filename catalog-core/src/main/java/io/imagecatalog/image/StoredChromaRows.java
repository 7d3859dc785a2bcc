package io.imagecatalog.image;

/** YCbCr rows with chroma as a JPEG of 4:2:0 has it; that of each pixel is there too, for whoever looks at the whole band. */
final class StoredChromaRows implements PixelRows {
    private final PixelRows source;
    private final SamplePlane[] chroma;
    private final Layout layout;

    StoredChromaRows(PixelRows source, SamplePlane cb, SamplePlane cr) {
        this.source = source;
        this.chroma = new SamplePlane[] {cb, cr};
        this.layout = source.layout().withHalvedChroma(true);
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public void read(int firstRow, int rows, Band into) {
        source.read(firstRow, rows, into.whole());
        for (int row = 0; row < rows; row += 2) {
            chroma[0].read((firstRow + row) / 2, into.row(1, row / 2));
            chroma[1].read((firstRow + row) / 2, into.row(2, row / 2));
        }
    }
}
