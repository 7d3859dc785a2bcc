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
}
