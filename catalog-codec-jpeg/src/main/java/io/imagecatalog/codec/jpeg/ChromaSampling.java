package io.imagecatalog.codec.jpeg;

/** How many pixels a sample of chroma stands for. Where a side does not divide by two, the last sample stands for one. */
public enum ChromaSampling {
    /** For one: 4:4:4. */
    FULL(1, 1),
    /** For two side by side: 4:2:2. */
    HALVED_ACROSS(2, 1),
    /** For two by two: 4:2:0. */
    HALVED(2, 2);

    private final int across;
    private final int down;

    ChromaSampling(int across, int down) {
        this.across = across;
        this.down = down;
    }

    /** How many pixels across a sample stands for. */
    public int across() {
        return across;
    }

    /** How many pixels down a sample stands for. */
    public int down() {
        return down;
    }
}
