package io.imagecatalog.image;

import org.jspecify.annotations.Nullable;

/**
 * YCbCr rows with the chroma of every two by two pixels averaged. A JPEG of 4:2:0, whose chroma the decoder has spread out,
 * is that way brought back to what it holds.
 */
final class HalvedChromaRows implements PixelRows {
    private final PixelRows source;
    private final Layout layout;
    private final Band whole;
    private final @Nullable Luma luma;
    private final int[] sums;

    /**
     * @param seen whether bands are to have their brightness as well
     */
    HalvedChromaRows(PixelRows source, boolean seen) {
        this.source = source;
        this.layout = source.layout().withHalvedChroma(true);
        this.whole = new Band(source.layout());
        this.luma = seen ? new Luma(source.layout()) : null;
        this.sums = new int[source.size().width()];
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public void read(int firstRow, int rows, Band into) {
        source.read(firstRow, rows, whole);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(whole.row(0, row), 0, into.row(0, row), 0, sums.length);
            if (luma != null) {
                System.arraycopy(luma.row(whole, row), 0, into.brightness(row), 0, sums.length);
            }
        }
        for (int row = 0; row < rows; row += 2) {
            int below = Math.min(row + 1, rows - 1);
            for (int channel = 1; channel < 3; channel++) {
                add(whole.row(channel, row), whole.row(channel, below), sums);
                halve(sums, into.row(channel, row / 2));
            }
        }
    }

    private static void add(int[] row, int[] below, int[] sums) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] = row[x] + below[x];
        }
    }

    /** Rounds up and down by turns, as libjpeg does, so that no shade is added on the whole. */
    private static void halve(int[] sums, int[] halved) {
        int pairs = sums.length / 2;
        for (int x = 0; x < pairs; x++) {
            halved[x] = (sums[2 * x] + sums[2 * x + 1] + 1 + (x & 1)) >> 2;
        }
        if (pairs < halved.length) {
            halved[pairs] = (2 * sums[2 * pairs] + 1 + (pairs & 1)) >> 2;
        }
    }
}
