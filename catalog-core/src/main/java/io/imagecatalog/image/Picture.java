package io.imagecatalog.image;

import io.imagecatalog.model.Size;

/** Samples of eight bits in memory, a plane a channel, rows from top to bottom. */
final class Picture implements PixelRows, BandSink {
    private final Layout layout;
    private final byte[][] planes;

    Picture(Layout layout) {
        this.layout = layout;
        this.planes = new byte[layout.channels().count()][];
        for (int channel = 0; channel < planes.length; channel++) {
            planes[channel] = new byte[Math.toIntExact(layout.plane(channel).pixels())];
        }
    }

    Picture(Size size, Channels channels) {
        this(Layout.of(size, channels));
    }

    @Override
    public Layout layout() {
        return layout;
    }

    byte[] plane(int channel) {
        return planes[channel];
    }

    @Override
    public void read(int firstRow, int rows, Band into) {
        for (int channel = 0; channel < planes.length; channel++) {
            int step = layout.step(channel);
            int width = layout.plane(channel).width();
            int from = firstRow / step * width;
            for (int row = 0; row * step < rows; row++) {
                widen(planes[channel], from + row * width, into.row(channel, row));
            }
        }
    }

    static void widen(byte[] plane, int from, int[] row) {
        for (int x = 0; x < row.length; x++) {
            row[x] = plane[from + x] & 0xff;
        }
    }

    /** All rows of a source. */
    static Picture of(PixelRows source) {
        if (source instanceof Picture picture) {
            return picture;
        }
        Picture whole = new Picture(source.layout());
        source.pour(whole);
        return whole;
    }

    @Override
    public void add(int firstRow, int rows, Band band) {
        for (int channel = 0; channel < planes.length; channel++) {
            int step = layout.step(channel);
            int width = layout.plane(channel).width();
            int to = firstRow / step * width;
            for (int row = 0; row * step < rows; row++) {
                narrow(band.row(channel, row), planes[channel], to + row * width);
            }
        }
    }

    private static void narrow(int[] row, byte[] plane, int to) {
        for (int x = 0; x < row.length; x++) {
            plane[to + x] = (byte) row[x];
        }
    }
}
