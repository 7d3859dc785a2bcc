package io.imagecatalog.image;

import io.imagecatalog.model.Size;

/** Rows whose channels are made from those of other rows, pixel by pixel. */
abstract class Converted implements PixelRows {
    private final PixelRows source;
    private final Channels channels;
    private Picture band;

    Converted(PixelRows source, Channels channels) {
        this.source = source;
        this.channels = channels;
        this.band = PixelRows.band(source);
    }

    @Override
    public final Size size() {
        return source.size();
    }

    @Override
    public final Channels channels() {
        return channels;
    }

    @Override
    public final void read(int firstRow, int rows, Picture into) {
        if (band.size().height() < rows) {
            band = new Picture(new Size(size().width(), rows), source.channels());
        }
        source.read(firstRow, rows, band);
        convert(band, rows, into);
        if (channels.hasAlpha() && source.channels().hasAlpha()) {
            byte[] alpha = band.plane(source.channels().colors());
            System.arraycopy(alpha, 0, into.plane(channels.colors()), 0, rows * size().width());
        }
    }

    /** Converts the top rows; alpha is copied by itself. */
    abstract void convert(Picture from, int rows, Picture into);
}
