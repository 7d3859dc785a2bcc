package io.imagecatalog.image;

/** Colours with alpha multiplied into them, as long as they are being scaled: both with four bits more than samples have. */
final class Premultiplied {
    /** Of a sample. */
    static final int BITS = 12;

    private static final int MORE_BITS = BITS - Byte.SIZE;
    // 16 / 255 in fixed point of 16 bits.
    private static final int FACTOR = ((1 << (16 + MORE_BITS)) + 127) / 255;
    private static final int HALF = 1 << 15;

    private Premultiplied() {}

    /**
     * @param band whose last channel is alpha
     * @param into filled, an array a channel and row
     */
    static void multiply(Band band, int rows, int[][][] into) {
        int alpha = into.length - 1;
        for (int row = 0; row < rows; row++) {
            int[] alphas = band.row(alpha, row);
            for (int channel = 0; channel < alpha; channel++) {
                multiply(band.row(channel, row), alphas, into[channel][row]);
            }
            widen(alphas, into[alpha][row]);
        }
    }

    private static void multiply(int[] colors, int[] alphas, int[] multiplied) {
        for (int x = 0; x < multiplied.length; x++) {
            multiplied[x] = (colors[x] * alphas[x] * FACTOR + HALF) >> 16;
        }
    }

    private static void widen(int[] alphas, int[] wide) {
        for (int x = 0; x < wide.length; x++) {
            wide[x] = alphas[x] << MORE_BITS;
        }
    }

    /**
     * Takes alpha out of sums again.
     *
     * @param sums of whatever scale, the same for all channels, of which alpha is the last
     * @param full what an alpha of 255 is on that scale; colours become shares of it
     */
    static void divide(int[][] sums, int full) {
        int[] alphas = sums[sums.length - 1];
        float[] factors = new float[alphas.length];
        // Of a pixel that is next to invisible the colour is next to noise.
        int least = full / 512;
        for (int i = 0; i < factors.length; i++) {
            factors[i] = alphas[i] < least ? 0 : (float) full / alphas[i];
        }
        for (int channel = 0; channel < sums.length - 1; channel++) {
            multiply(sums[channel], factors, full);
        }
    }

    /** Where a kernel overshoots, there can be more of a colour than of the alpha that it was multiplied by. */
    private static void multiply(int[] colors, float[] factors, int full) {
        for (int i = 0; i < factors.length; i++) {
            colors[i] = (int) Math.min(colors[i] * factors[i], full);
        }
    }
}
