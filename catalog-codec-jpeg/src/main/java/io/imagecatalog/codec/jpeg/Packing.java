package io.imagecatalog.codec.jpeg;

/** Puts samples that lie in arrays of their own side by side. */
final class Packing {
    private Packing() {}

    /** The first of four is the lowest byte. */
    static void four(int[] a, int[] b, int[] c, int[] d, int[] into, int from, int blocks) {
        int end = from + blocks;
        for (int i = from; i < end; i++) {
            into[i] = a[i] | (b[i] << 8) | (c[i] << 16) | (d[i] << 24);
        }
    }
}
