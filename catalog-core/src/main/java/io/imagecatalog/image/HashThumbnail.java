package io.imagecatalog.image;

import io.imagecatalog.model.Size;

/**
 * What a hash sees of a picture: a few pixels, scaled exactly as Pillow does with its LANCZOS filter (Resample.c), first
 * across, then down, each in fixed point and each rounded to eight bits.
 */
final class HashThumbnail implements BandSink {
    private final RowSource source;
    private final Picture thumbnail;
    private final PillowTaps across;
    private final PillowTaps down;
    private final byte[][][] narrow;
    private final int[][] rows = new int[PillowTaps.ROWS][];
    private final int[][] scaled;

    /**
     * @param size of the thumbnail
     * @param brightnessOnly whether to take no more of the pixels than their brightness; else all colours are taken, for
     *     those that have yet to be converted, which is quicker done when few are left
     */
    HashThumbnail(Layout layout, Size size, boolean brightnessOnly) {
        this.source = brightnessOnly ? brightness(layout) : new OnWhite(layout)::row;
        this.thumbnail = new Picture(
                size, brightnessOnly ? Channels.GRAY : layout.channels().opaque());
        this.across = new PillowTaps(layout.size().width(), size.width());
        this.down = new PillowTaps(layout.size().height(), size.height());
        this.narrow = new byte[thumbnail.channels().count()][size.width()]
                [layout.size().height()];
        this.scaled = new int[PillowTaps.ROWS][Math.max(size.width(), size.height())];
    }

    /** Where the rows of a channel of the thumbnail come from. */
    @FunctionalInterface
    private interface RowSource {
        int[] row(Band band, int channel, int row);
    }

    private static RowSource brightness(Layout layout) {
        Luma luma = new Luma(layout);
        return (band, channel, row) -> luma.row(band, row);
    }

    /**
     * What it takes in memory, at the most.
     *
     * @param thumbnail its size
     * @param picture the size of what is scaled
     */
    static long bytes(Size thumbnail, Size picture, int channels) {
        long weights = 2L * 3 * Integer.BYTES * (picture.width() + picture.height());
        long rowsHeld = 2L * Band.ROWS * channels * Integer.BYTES * picture.width();
        long columnsHeld = (long) PillowTaps.ROWS * Integer.BYTES * picture.height();
        return weights + rowsHeld + columnsHeld + (long) channels * thumbnail.width() * picture.height();
    }

    @Override
    public void add(int firstRow, int count, Band band) {
        for (int row = 0; row < count; row += PillowTaps.ROWS) {
            for (int channel = 0; channel < narrow.length; channel++) {
                scaleAcross(band, channel, firstRow, row, Math.min(PillowTaps.ROWS, count - row));
            }
        }
    }

    private void scaleAcross(Band band, int channel, int firstRow, int row, int count) {
        for (int i = 0; i < PillowTaps.ROWS; i++) {
            rows[i] = source.row(band, channel, row + Math.min(i, count - 1));
        }
        across.scale(rows, scaled);
        for (int x = 0; x < narrow[channel].length; x++) {
            for (int i = 0; i < count; i++) {
                narrow[channel][x][firstRow + row + i] = (byte) scaled[i][x];
            }
        }
    }

    /** The thumbnail of all bands, as the picture is stored. */
    Picture picture() {
        for (int channel = 0; channel < narrow.length; channel++) {
            for (int x = 0; x < narrow[channel].length; x += PillowTaps.ROWS) {
                scaleDown(channel, x, Math.min(PillowTaps.ROWS, narrow[channel].length - x));
            }
        }
        return thumbnail;
    }

    private void scaleDown(int channel, int x, int count) {
        int[][] columns = new int[PillowTaps.ROWS][narrow[channel][0].length];
        for (int i = 0; i < count; i++) {
            Picture.widen(narrow[channel][x + i], 0, columns[i]);
        }
        down.scale(columns, scaled);
        for (int i = 0; i < count; i++) {
            storeColumn(scaled[i], thumbnail.plane(channel), x + i);
        }
    }

    private void storeColumn(int[] column, byte[] plane, int x) {
        Size size = thumbnail.size();
        for (int y = 0; y < size.height(); y++) {
            plane[y * size.width() + x] = (byte) column[y];
        }
    }
}
