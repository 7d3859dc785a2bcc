package io.imagecatalog.image;

/** CMYK without a profile to RGB: each ink and black take away their share of white. */
final class InkRows extends Converted {

    InkRows(PixelRows source) {
        super(source, source.channels().rgb());
    }

    @Override
    void convert(int[][] from, int[][] into) {
        for (int channel = 0; channel < 3; channel++) {
            convert(from[channel], from[3], into[channel]);
        }
    }

    private static void convert(int[] ink, int[] black, int[] light) {
        for (int x = 0; x < light.length; x++) {
            light[x] = Sample.share((255 - ink[x]) * (255 - black[x]));
        }
    }
}
