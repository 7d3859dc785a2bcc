package io.imagecatalog.image;

import java.util.Arrays;

/** What {@code average_hash} and {@code dhash} of Python's imagehash make of a few pixels: bits by rows. */
final class BrightnessBits {
    private BrightnessBits() {}

    /** A bit a pixel, set where that is brighter than all are on average. */
    static long aboveMean(int[][] pixels) {
        double mean =
                Arrays.stream(pixels).flatMapToInt(Arrays::stream).average().orElse(0);
        long bits = 0;
        for (int[] row : pixels) {
            for (int pixel : row) {
                bits = bits << 1 | (pixel > mean ? 1 : 0);
            }
        }
        return bits;
    }

    /** A bit for each pixel but the first of a row, set where that is brighter than the one on its left. */
    static long aboveLeft(int[][] pixels) {
        long bits = 0;
        for (int[] row : pixels) {
            for (int x = 1; x < row.length; x++) {
                bits = bits << 1 | (row[x] > row[x - 1] ? 1 : 0);
            }
        }
        return bits;
    }
}
