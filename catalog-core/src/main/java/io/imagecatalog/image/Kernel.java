package io.imagecatalog.image;

/** The loops that most of the work is done in. Every implementation gives the same bits. Thread-safe. */
interface Kernel {

    /**
     * Adds four rows, each times its weight, to sums of the same length; what does not fit into an {@code int} wraps
     * around.
     */
    void add(int[] sums, int[] a, int[] b, int[] c, int[] d, int weightA, int weightB, int weightC, int weightD);

    /**
     * Adds up samples of four rows by the same weights.
     *
     * @param from the first sample to have a weight
     * @param sums filled with one sum a row
     */
    void sum(int[] a, int[] b, int[] c, int[] d, int from, int[] weights, int[] sums);

    /**
     * Adds up the squared differences of two planes of one length.
     *
     * @param one samples of 0 to 255
     */
    long squares(byte[] one, byte[] other);

    /** The same for what is left over at the end, sample by sample. */
    static long squares(byte[] one, byte[] other, int from) {
        long sum = 0;
        for (int i = from; i < one.length; i++) {
            int difference = (one[i] & 0xff) - (other[i] & 0xff);
            sum += (long) difference * difference;
        }
        return sum;
    }
}
