package io.imagecatalog.codec.jpeg;

/** All coefficients of a component, for pictures whose blocks are not complete before the last scan. */
final class Coefficients {
    /** Blocks side by side, with those that fill up the last unit. */
    final int across;
    /** 64 a block, in zigzag order, not yet multiplied by their steps. */
    final short[] values;
    /** A bit a coefficient, the lowest for the first place, a {@code long} a block. */
    final long[] nonzero;

    private Coefficients(int across, int blocks) {
        this.across = across;
        this.values = new short[Math.multiplyExact(blocks, 64)];
        this.nonzero = new long[blocks];
    }

    static Coefficients of(int across, int down) {
        return new Coefficients(across, Math.multiplyExact(across, down));
    }

    /** What those of a frame take in memory. */
    static long bytes(Frame frame) {
        return frame.components().stream()
                .mapToLong(component -> (long) frame.paddedAcross(component) * frame.paddedDown(component))
                .map(blocks -> blocks * (64 * Short.BYTES + Long.BYTES))
                .sum();
    }

    void set(int block, int place, int value) {
        values[block * 64 + place] = (short) value;
        if ((short) value != 0) {
            nonzero[block] |= 1L << place;
        }
    }

    /** Puts a block's coefficients, multiplied by their steps, where a batch has its block. */
    void spread(int block, int[] steps, int[][] zigzag, int at) {
        int from = block * 64;
        for (long left = nonzero[block]; left != 0; left &= left - 1) {
            int place = Long.numberOfTrailingZeros(left);
            zigzag[place][at] = values[from + place] * steps[place];
        }
    }
}
