package io.imagecatalog.image;

/** YCbCr rows with chroma as a JPEG of 4:2:0 has it. */
final class StoredChromaRows implements PixelRows {
    private final SamplePlane luma;
    private final SamplePlane[] chroma;
    private final Layout layout;
    private final BandSink brightness;

    /** @param exactly whether the brightness of pixels is that of their colours, of which some may be cut off */
    StoredChromaRows(Layout whole, SamplePlane luma, SamplePlane cb, SamplePlane cr, boolean exactly) {
        this.luma = luma;
        this.chroma = new SamplePlane[] {cb, cr};
        this.layout = whole.withHalvedChroma(true);
        this.brightness =
                exactly ? new SpreadBrightness(whole.size().width(), cb, cr)::read : StoredChromaRows::takeLuma;
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public void read(int firstRow, int rows, Band into) {
        for (int row = 0; row < rows; row++) {
            luma.read(firstRow + row, into.row(0, row));
        }
        for (int row = 0; row < rows; row += 2) {
            chroma[0].read((firstRow + row) / 2, into.row(1, row / 2));
            chroma[1].read((firstRow + row) / 2, into.row(2, row / 2));
        }
        brightness.add(firstRow, rows, into);
    }

    private static void takeLuma(int firstRow, int rows, Band band) {
        for (int row = 0; row < rows; row++) {
            int[] luma = band.row(0, row);
            System.arraycopy(luma, 0, band.brightness(row), 0, luma.length);
        }
    }
}
