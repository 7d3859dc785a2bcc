package io.imagecatalog.image;

import io.imagecatalog.model.Size;

/**
 * What the perceptual hash sees of a picture: 32x32 pixels, scaled exactly as Pillow does with its LANCZOS filter
 * (Resample.c), first across, then down, each in fixed point and each rounded to eight bits.
 */
final class HashThumbnail implements BandSink {
    static final int SIDE = 32;

    private final RowSource source;
    private final Picture thumbnail;
    private final PillowTaps across;
    private final PillowTaps down;
    private final byte[][][] narrow;
    private final int[][] rows = new int[PillowTaps.ROWS][];
    private final int[][] scaled = new int[PillowTaps.ROWS][SIDE];

    /**
     * @param brightnessOnly whether to take no more of the pixels than their brightness; else all colours are taken, for
     *     those that have yet to be converted, which is quicker done when few are left
     */
    HashThumbnail(Layout layout, boolean brightnessOnly) {
        Size size = layout.size();
        this.source = brightnessOnly ? brightness(layout) : new OnWhite(layout)::row;
        this.thumbnail = new Picture(
                new Size(SIDE, SIDE),
                brightnessOnly ? Channels.GRAY : layout.channels().opaque());
        this.across = new PillowTaps(size.width(), SIDE);
        this.down = new PillowTaps(size.height(), SIDE);
        this.narrow = new byte[thumbnail.channels().count()][SIDE][size.height()];
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

    /** What it takes in memory, at the most. */
    static long bytes(Size size, int channels) {
        long weights = 2L * 3 * Integer.BYTES * (size.width() + size.height());
        long rowsHeld = 2L * Band.ROWS * channels * Integer.BYTES * size.width();
        long columnsHeld = (long) PillowTaps.ROWS * Integer.BYTES * size.height();
        return weights + rowsHeld + columnsHeld + (long) channels * SIDE * size.height();
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
        for (int x = 0; x < SIDE; x++) {
            for (int i = 0; i < count; i++) {
                narrow[channel][x][firstRow + row + i] = (byte) scaled[i][x];
            }
        }
    }

    /** The thumbnail of all bands, as the picture is stored. */
    Picture picture() {
        int[][] columns = new int[PillowTaps.ROWS][narrow[0][0].length];
        for (int channel = 0; channel < narrow.length; channel++) {
            for (int x = 0; x < SIDE; x += PillowTaps.ROWS) {
                for (int i = 0; i < PillowTaps.ROWS; i++) {
                    Picture.widen(narrow[channel][x + i], 0, columns[i]);
                }
                down.scale(columns, scaled);
                for (int i = 0; i < PillowTaps.ROWS; i++) {
                    storeColumn(scaled[i], thumbnail.plane(channel), x + i);
                }
            }
        }
        return thumbnail;
    }

    private static void storeColumn(int[] column, byte[] plane, int x) {
        for (int y = 0; y < SIDE; y++) {
            plane[y * SIDE + x] = (byte) column[y];
        }
    }
}
