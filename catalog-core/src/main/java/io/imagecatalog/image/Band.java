package io.imagecatalog.image;

/**
 * A few rows of a picture, widened to {@code int} and an array each: over such arrays, all read at one index, the compiler
 * makes vector instructions of a loop, on every JDK from 17 on.
 */
final class Band {
    /** How many rows of pixels a band has room for. */
    static final int ROWS = 8;

    private final int[][][] rows;
    private final int[][] brightness;

    Band(Layout layout) {
        this.rows = new int[layout.channels().count()][][];
        for (int channel = 0; channel < rows.length; channel++) {
            int width = layout.plane(channel).width();
            rows[channel] = new int[ROWS / layout.step(channel)][width];
        }
        this.brightness = layout.halvedChroma() ? new int[ROWS][layout.size().width()] : new int[0][];
    }

    /** The rows of a channel's plane. */
    int[][] rows(int channel) {
        return rows[channel];
    }

    /** A row of samples of 0 to 255. */
    int[] row(int channel, int row) {
        return rows[channel][row];
    }

    /** The same row of every channel, into an array as long as there are channels. */
    void rows(int row, int[][] into) {
        for (int channel = 0; channel < into.length; channel++) {
            into[channel] = rows[channel][row];
        }
    }

    /**
     * How bright the pixels of a row are seen, by the chroma of each of them; only where chroma is halved, as it is lost then.
     */
    int[] brightness(int row) {
        return brightness[row];
    }
}
