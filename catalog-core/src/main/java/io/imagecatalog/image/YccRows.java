package io.imagecatalog.image;

/**
 * YCbCr of full range to RGB, JFIF's equations (ITU-T T.871) in libjpeg's fixed point, so that the result is the same as
 * other decoders' to the bit. A fourth channel stays as it is.
 */
final class YccRows extends Converted {
    private static final int HALF = 1 << 15;
    private static final int RED_OF_CR = Sample.fixed(1.402);
    private static final int GREEN_OF_CB = Sample.fixed(0.344136286);
    private static final int GREEN_OF_CR = Sample.fixed(0.714136286);
    private static final int BLUE_OF_CB = Sample.fixed(1.772);

    YccRows(PixelRows source) {
        super(source, source.channels() == Channels.YCBCR ? Channels.RGB : source.channels());
    }

    @Override
    void convert(int[][] from, int[][] into) {
        convert(from[0], from[1], from[2], into);
        if (from.length == 4) {
            System.arraycopy(from[3], 0, into[3], 0, from[3].length);
        }
    }

    static void convert(int[] luma, int[] cb, int[] cr, int[][] rgb) {
        red(luma, cr, rgb[0]);
        green(luma, cb, cr, rgb[1]);
        blue(luma, cb, rgb[2]);
    }

    private static void red(int[] luma, int[] cr, int[] red) {
        for (int x = 0; x < red.length; x++) {
            red[x] = Sample.clamp(luma[x] + red(cr[x]));
        }
    }

    private static void green(int[] luma, int[] cb, int[] cr, int[] green) {
        for (int x = 0; x < green.length; x++) {
            green[x] = Sample.clamp(luma[x] + green(cb[x], cr[x]));
        }
    }

    private static void blue(int[] luma, int[] cb, int[] blue) {
        for (int x = 0; x < blue.length; x++) {
            blue[x] = Sample.clamp(luma[x] + blue(cb[x]));
        }
    }

    /** What red has more than brightness. */
    static int red(int cr) {
        return (RED_OF_CR * (cr - 128) + HALF) >> 16;
    }

    /** What green has more than brightness. */
    static int green(int cb, int cr) {
        return (-GREEN_OF_CB * (cb - 128) - GREEN_OF_CR * (cr - 128) + HALF) >> 16;
    }

    /** What blue has more than brightness. */
    static int blue(int cb) {
        return (BLUE_OF_CB * (cb - 128) + HALF) >> 16;
    }
}
