package io.imagecatalog.image;

/**
 * Brightness as Pillow's mode {@code L} has it: ITU-R BT.601 in fixed point of 16 bits, of the RGB that is seen on white. For
 * one thread.
 */
final class Luma {
    private static final int RED = 19595;
    private static final int GREEN = 38470;
    private static final int BLUE = 7471;
    private static final int HALF = 1 << 15;

    private final Layout layout;
    private final OnWhite seen;
    private final int[][] rgb;
    private final int[][] luma;

    /**
     * @param layout of the bands: gray, RGB or YCbCr, with or without alpha; bands of halved chroma have their brightness
     */
    Luma(Layout layout) {
        int width = layout.size().width();
        this.layout = layout;
        this.seen = new OnWhite(layout);
        this.rgb = layout.channels() == Channels.YCBCR ? new int[3][width] : new int[3][];
        this.luma = new int[Band.ROWS][width];
    }

    /** The brightness of a row, 0 to 255; good until the band is filled anew. */
    int[] row(Band band, int row) {
        if (layout.channels().colors() == 1) {
            return seen.row(band, 0, row);
        }
        if (layout.halvedChroma()) {
            return band.brightness(row);
        }
        if (layout.channels() == Channels.YCBCR) {
            YccRows.convert(band.row(0, row), band.row(1, row), band.row(2, row), rgb);
        } else {
            for (int channel = 0; channel < 3; channel++) {
                rgb[channel] = seen.row(band, channel, row);
            }
        }
        weigh(rgb[0], rgb[1], rgb[2], luma[row]);
        return luma[row];
    }

    private static void weigh(int[] red, int[] green, int[] blue, int[] luma) {
        for (int x = 0; x < luma.length; x++) {
            luma[x] = of(red[x], green[x], blue[x]);
        }
    }

    static int of(int red, int green, int blue) {
        return (red * RED + green * GREEN + blue * BLUE + HALF) >> 16;
    }
}
