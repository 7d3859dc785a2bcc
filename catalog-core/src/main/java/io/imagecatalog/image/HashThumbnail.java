package io.imagecatalog.image;

import io.imagecatalog.model.Size;

/**
 * What the perceptual hash sees of a picture: 32x32 pixels, scaled exactly as Pillow does with its LANCZOS filter
 * (Resample.c), first across, then down, each in fixed point and each rounded to eight bits.
 */
final class HashThumbnail implements BandSink {
    static final int SIDE = 32;

    private final OnWhite seen;
    private final Luma luma;
    private final boolean brightnessOnly;
    private final Picture thumbnail;
    private final PillowTaps across;
    private final PillowTaps down;
    private final int[][][] narrow;
    private final int[][] rows = new int[PillowTaps.ROWS][];
    private final int[][] scaled = new int[PillowTaps.ROWS][SIDE];

    /**
     * @param brightnessOnly whether to take no more of the pixels than their brightness; else all colours are taken, for
     *     those that have yet to be converted, which is quicker done when few are left
     */
    HashThumbnail(Layout source, boolean brightnessOnly) {
        Size size = source.size();
        this.seen = new OnWhite(source);
        this.luma = new Luma(source);
        this.brightnessOnly = brightnessOnly;
        this.thumbnail = new Picture(
                new Size(SIDE, SIDE),
                brightnessOnly ? Channels.GRAY : source.channels().opaque());
        this.across = new PillowTaps(size.width(), SIDE);
        this.down = new PillowTaps(size.height(), SIDE);
        this.narrow = new int[thumbnail.channels().count()][SIDE][size.height()];
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
            int at = row + Math.min(i, count - 1);
            rows[i] = brightnessOnly ? luma.row(band, at) : seen.row(band, channel, at);
        }
        across.scale(rows, scaled);
        for (int x = 0; x < SIDE; x++) {
            for (int i = 0; i < count; i++) {
                narrow[channel][x][firstRow + row + i] = scaled[i][x];
            }
        }
    }

    /** The thumbnail of all bands, as the picture is stored. */
    Picture picture() {
        for (int channel = 0; channel < narrow.length; channel++) {
            for (int x = 0; x < SIDE; x += PillowTaps.ROWS) {
                System.arraycopy(narrow[channel], x, rows, 0, PillowTaps.ROWS);
                down.scale(rows, scaled);
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
