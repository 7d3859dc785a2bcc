package io.imagecatalog.image;

/** A band's colours as they are seen on white. For one thread. */
final class OnWhite {
    private final boolean alpha;
    private final int white;
    private final int[][][] flat;

    OnWhite(Layout layout) {
        this.alpha = layout.channels().hasAlpha();
        this.white = layout.channels().colors() == 4 ? 0 : 255;
        this.flat = new int[alpha ? layout.channels().colors() : 0][Band.ROWS]
                [layout.size().width()];
    }

    /** A row of a colour; good until the band is filled anew. */
    int[] row(Band band, int channel, int row) {
        int[] color = band.row(channel, row);
        if (!alpha) {
            return color;
        }
        FlattenedRows.lay(color, band.row(flat.length, row), white, flat[channel][row]);
        return flat[channel][row];
    }
}
