package io.imagecatalog.codec.jpeg;

/** By how much a picture is made smaller while it is decoded, which is cheaper than afterwards. */
public enum JpegScale {
    /** Every sample: libjpeg's {@code islow} transform, to the bit. */
    WHOLE(8),
    /** Half as wide and half as high. */
    HALF(4),
    /** A quarter as wide and a quarter as high. */
    QUARTER(2),
    /** An eighth as wide and an eighth as high: the average of each block of 64 samples. */
    EIGHTH(1);

    private final int side;

    JpegScale(int side) {
        this.side = side;
    }

    /** How many samples are made across, and down, of a block of eight. */
    int side() {
        return side;
    }

    /** How many samples of the whole picture side by side one stands for: 1, 2, 4 or 8. */
    public int divisor() {
        return WHOLE.side / side;
    }

    /** How many samples a side has of one that has so many as a whole; the last one may stand for less than the others. */
    public int of(int samples) {
        return (samples * side + 7) / 8;
    }
}
