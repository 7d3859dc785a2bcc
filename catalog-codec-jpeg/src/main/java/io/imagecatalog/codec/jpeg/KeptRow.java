package io.imagecatalog.codec.jpeg;

/**
 * The quantized frequencies of a row of blocks, kept until all scans have told their part: the first ones, and of the others those that
 * are not zero, with a bit for each that says so.
 */
final class KeptRow {
    /** How many of the lowest bits a scan can leave to later ones. */
    private static final int MOST_BITS_LEFT = 2;

    private final short[] averages;
    private final long[][] marks;
    private final int[] starts;
    private final short[] values;

    /** Keeps what the blocks are now. */
    KeptRow(BlockRow blocks, int columns) {
        this.averages = new short[columns];
        this.marks = new long[MOST_BITS_LEFT + 1][columns];
        this.starts = new int[columns];
        int count = 0;
        for (int column = 0; column < columns; column++) {
            averages[column] = (short) blocks.frequency(0, column);
            marks[0][column] = blocks.marks(column) & ~1;
            starts[column] = count;
            count += Long.bitCount(marks[0][column]);
        }
        this.values = new short[count];
        for (int column = 0; column < columns; column++) {
            keep(blocks, column);
        }
    }

    private void keep(BlockRow blocks, int column) {
        int at = starts[column];
        long two = 0;
        long four = 0;
        for (long left = marks[0][column]; left != 0; left &= left - 1) {
            int place = Long.numberOfTrailingZeros(left);
            int value = blocks.frequency(place, column);
            int size = Math.abs(value);
            two |= (size > 1 ? 1L : 0) << place;
            four |= (size > 3 ? 1L : 0) << place;
            values[at++] = (short) value;
        }
        marks[1][column] = two;
        marks[2][column] = four;
    }

    int columns() {
        return averages.length;
    }

    /** The first frequency of a block. */
    int average(int column) {
        return averages[column];
    }

    /**
     * Which frequencies of a block, besides the first, are not zero without their lowest bits: a bit a place in zigzag order, the lowest for
     * the first.
     *
     * @param bitsLeft how many of the lowest bits are left out, at most two
     */
    long marks(int column, int bitsLeft) {
        return marks[bitsLeft][column];
    }

    /** A frequency that is not zero and not the first. */
    int value(int column, int place) {
        return values[starts[column] + Long.bitCount(marks[0][column] & ((1L << place) - 1))];
    }
}
