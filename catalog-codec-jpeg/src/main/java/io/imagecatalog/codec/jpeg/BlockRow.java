package io.imagecatalog.codec.jpeg;

import java.util.Arrays;

/**
 * The blocks that stand side by side across a plane. An array holds the same sample, and later the same frequency, of all of
 * them.
 */
final class BlockRow {
    static final int SIDE = 8;

    private static final int SAMPLES = SIDE * SIDE;
    private static final int MIDDLE = 128;

    private final int[][] samples;
    private final int[][] frequencies = new int[SAMPLES][];
    private final int[] markedLow;
    private final int[] markedHigh;
    private final ForwardDct transform;

    BlockRow(int blocks) {
        this.samples = new int[SAMPLES][blocks];
        this.markedLow = new int[blocks];
        this.markedHigh = new int[blocks];
        this.transform = new ForwardDct(blocks);
        Arrays.setAll(frequencies, place -> samples[ForwardDct.place(Zigzag.at(place))]);
    }

    /** Takes in a row of samples of all blocks; beyond the plane's edge, the last sample goes on. */
    void read(byte[] plane, int from, int width, int row) {
        for (int column = 0; column < SIDE; column++) {
            int[] into = samples[row * SIDE + column];
            int inside = Math.min(into.length, (width - column + SIDE - 1) / SIDE);
            read(plane, from + column, into, inside);
            Arrays.fill(into, inside, into.length, (plane[from + width - 1] & 0xff) - MIDDLE);
        }
    }

    private static void read(byte[] plane, int from, int[] into, int count) {
        for (int block = 0, at = from; block < count; block++, at += SIDE) {
            into[block] = (plane[at] & 0xff) - MIDDLE;
        }
    }

    /** Turns the samples into quantized frequencies. */
    void transform(QuantizationTable quantization) {
        transform.transform(samples);
        Arrays.fill(markedLow, 0);
        Arrays.fill(markedHigh, 0);
        for (int place = 0; place < SAMPLES; place++) {
            quantization.quantize(frequencies[place], place, place < Integer.SIZE ? markedLow : markedHigh);
        }
    }

    /** A quantized frequency, by its place in zigzag order. */
    int frequency(int place, int block) {
        return frequencies[place][block];
    }

    /** Which frequencies of a block are not zero: a bit a place, the lowest for the first. */
    long marks(int block) {
        return (long) markedHigh[block] << Integer.SIZE | (markedLow[block] & 0xffffffffL);
    }
}
