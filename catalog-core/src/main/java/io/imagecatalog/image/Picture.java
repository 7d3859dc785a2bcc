package io.imagecatalog.image;

import io.imagecatalog.model.Size;

/** Samples of eight bits in memory, a plane a channel, rows from top to bottom. */
final class Picture implements PixelRows {
    private final Size size;
    private final Channels channels;
    private final byte[][] planes;

    Picture(Size size, Channels channels) {
        this.size = size;
        this.channels = channels;
        this.planes = new byte[channels.count()][Math.toIntExact(size.pixels())];
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public Channels channels() {
        return channels;
    }

    byte[] plane(int channel) {
        return planes[channel];
    }

    @Override
    public void read(int firstRow, int rows, Picture into) {
        int from = firstRow * size.width();
        for (int channel = 0; channel < planes.length; channel++) {
            System.arraycopy(planes[channel], from, into.planes[channel], 0, rows * size.width());
        }
    }

    /** All rows of a source. */
    static Picture of(PixelRows source) {
        if (source instanceof Picture picture) {
            return picture;
        }
        Picture whole = new Picture(source.size(), source.channels());
        Size size = source.size();
        Picture band = PixelRows.band(source);
        int bandRows = band.size().height();
        for (int y = 0; y < size.height(); y += bandRows) {
            int rows = Math.min(bandRows, size.height() - y);
            source.read(y, rows, band);
            for (int channel = 0; channel < whole.planes.length; channel++) {
                System.arraycopy(band.planes[channel], 0, whole.planes[channel], y * size.width(), rows * size.width());
            }
        }
        return whole;
    }
}
