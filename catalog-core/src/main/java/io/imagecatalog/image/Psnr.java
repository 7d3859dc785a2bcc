package io.imagecatalog.image;

/** Peak signal-to-noise ratio of two pictures of one size, over all samples of red, green and blue: 10 log10(255² / MSE). */
final class Psnr {
    private static final double PEAK = 255;
    private static final int COLORS = 3;

    private Psnr() {}

    /**
     * @param one gray or RGB; a gray picture has its brightness in all three
     */
    static double of(Picture one, Picture other) {
        return of(one, other, Kernels.FASTEST);
    }

    static double of(Picture one, Picture other, Kernel kernel) {
        long squares = 0;
        for (int channel = 0; channel < COLORS; channel++) {
            squares += kernel.squares(plane(one, channel), plane(other, channel));
        }
        if (squares == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double mean = squares / (COLORS * (double) one.size().pixels());
        return 10 * Math.log10(PEAK * PEAK / mean);
    }

    private static byte[] plane(Picture picture, int channel) {
        return picture.plane(Math.min(channel, picture.channels().colors() - 1));
    }
}
