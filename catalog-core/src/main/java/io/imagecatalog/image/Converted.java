package io.imagecatalog.image;

/** Rows whose channels are made from those of other rows, pixel by pixel. */
abstract class Converted implements PixelRows {
    private final PixelRows source;
    private final Layout layout;
    private final Band band;
    private final int[][] from;
    private final int[][] into;

    /**
     * @param source all of whose planes are of one size
     */
    Converted(PixelRows source, Channels channels) {
        if (source.layout().halvedChroma()) {
            throw new IllegalArgumentException("Pixels with halved chroma can't be converted one by one");
        }
        this.source = source;
        this.layout = source.layout().ofChannels(channels);
        this.band = new Band(source.layout());
        this.from = new int[source.channels().count()][];
        this.into = new int[channels.count()][];
    }

    @Override
    public final Layout layout() {
        return layout;
    }

    @Override
    public final void read(int firstRow, int rows, Band band) {
        source.read(firstRow, rows, this.band);
        for (int row = 0; row < rows; row++) {
            this.band.rows(row, from);
            band.rows(row, into);
            convert(from, into);
            if (channels().hasAlpha() && source.channels().hasAlpha()) {
                System.arraycopy(from[from.length - 1], 0, into[into.length - 1], 0, size().width());
            }
        }
    }

    /** Converts a row, an array a channel; alpha is copied by itself. */
    abstract void convert(int[][] from, int[][] into);
}
