package io.imagecatalog.image;

/** RGB to YCbCr of full range, the other way round of {@link YccRows}: JFIF's equations in libjpeg's fixed point. */
final class YccOfRgbRows extends Converted {
    private static final int HALF = 1 << 15;
    private static final int MIDDLE = (128 << 16) + HALF - 1;

    YccOfRgbRows(PixelRows source) {
        super(source, Channels.YCBCR);
    }

    @Override
    void convert(int[][] from, int[][] into) {
        weigh(from, Sample.fixed(0.299), Sample.fixed(0.587), Sample.fixed(0.114), HALF, into[0]);
        weigh(from, -Sample.fixed(0.168735892), -Sample.fixed(0.331264108), Sample.fixed(0.5), MIDDLE, into[1]);
        weigh(from, Sample.fixed(0.5), -Sample.fixed(0.418687589), -Sample.fixed(0.081312411), MIDDLE, into[2]);
    }

    private static void weigh(int[][] rgb, int red, int green, int blue, int more, int[] into) {
        weigh(rgb[0], rgb[1], rgb[2], red, green, blue, more, into);
    }

    private static void weigh(
            int[] reds, int[] greens, int[] blues, int red, int green, int blue, int more, int[] into) {
        for (int x = 0; x < into.length; x++) {
            into[x] = (reds[x] * red + greens[x] * green + blues[x] * blue + more) >> 16;
        }
    }
}
