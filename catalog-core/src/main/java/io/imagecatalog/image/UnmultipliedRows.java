package io.imagecatalog.image;

/** Colours that alpha was multiplied into, as some TIFFs have them, without it. */
final class UnmultipliedRows extends Converted {

    UnmultipliedRows(PixelRows source) {
        super(source, source.channels());
    }

    @Override
    void convert(int[][] from, int[][] into) {
        int[] alpha = from[channels().colors()];
        for (int channel = 0; channel < channels().colors(); channel++) {
            divide(from[channel], alpha, into[channel]);
        }
    }

    private static void divide(int[] color, int[] alpha, int[] plain) {
        for (int x = 0; x < plain.length; x++) {
            plain[x] = alpha[x] == 0 ? 0 : Math.min(255, (color[x] * 255 + alpha[x] / 2) / alpha[x]);
        }
    }
}
