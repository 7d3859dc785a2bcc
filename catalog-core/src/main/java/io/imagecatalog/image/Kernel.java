package io.imagecatalog.image;

/** The one loop that nearly all of the work of scaling is done in. Every implementation gives the same bits. Thread-safe. */
interface Kernel {

    /** The loop written plainly, which the compiler makes vector instructions of. */
    Kernel PLAIN = Kernel::addPlainly;

    /** Adds four rows, each times its weight, to sums of the same length; what does not fit into an int wraps around. */
    void add(int[] sums, int[] a, int[] b, int[] c, int[] d, int weightA, int weightB, int weightC, int weightD);

    private static void addPlainly(
            int[] sums, int[] a, int[] b, int[] c, int[] d, int weightA, int weightB, int weightC, int weightD) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += (a[i] * weightA + b[i] * weightB) + (c[i] * weightC + d[i] * weightD);
        }
    }
}
