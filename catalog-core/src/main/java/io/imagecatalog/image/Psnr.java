package io.imagecatalog.image;

/** Peak signal-to-noise ratio of two pictures of one size, over all samples of red, green and blue: 10 log10(255² / MSE). */
final class Psnr {
    private static final double PEAK = 255;

    private Psnr() {}

    /**
     * @param one gray or RGB; a gray picture has its brightness in all three
     */
    static double of(Picture one, Picture other) {
        long squares = 0;
        for (int channel = 0; channel < 3; channel++) {
            squares += squares(plane(one, channel), plane(other, channel));
        }
        if (squares == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double mean = squares / (3.0 * one.size().pixels());
        return 10 * Math.log10(PEAK * PEAK / mean);
    }

    private static byte[] plane(Picture picture, int channel) {
        return picture.plane(Math.min(channel, picture.channels().colors() - 1));
    }

    private static long squares(byte[] one, byte[] other) {
        long sum = 0;
        for (int i = 0; i < one.length; i++) {
            int difference = (one[i] & 0xff) - (other[i] & 0xff);
            int square = difference * difference;
            sum += square;
        }
        return sum;
    }
}
