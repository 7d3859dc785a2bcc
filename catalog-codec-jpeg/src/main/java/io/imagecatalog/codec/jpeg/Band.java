package io.imagecatalog.codec.jpeg;

/**
 * Frequencies that a scan tells of.
 *
 * @param first by its place in zigzag order, not 0
 * @param bitsLeft how many of the lowest bits are left to later scans
 */
record Band(int first, int last, int bitsLeft) {

    /** Which of a block's frequencies in the band are not zero, as far as they are told. */
    long of(KeptRow row, int column) {
        return row.marks(column, bitsLeft) & mask();
    }

    /** Which of them become other than zero only by the lowest of the bits that are told. */
    long fresh(KeptRow row, int column) {
        return of(row, column) & ~row.marks(column, bitsLeft + 1);
    }

    private long mask() {
        return (-1L << first) & (-1L >>> (Long.SIZE - 1 - last));
    }

    /** What is told of a frequency; towards zero. */
    int upper(int value) {
        int size = Math.abs(value) >> bitsLeft;
        return value < 0 ? -size : size;
    }
}
