package io.imagecatalog.image;

/** Some channels with 255 and 0 exchanged. */
final class InvertedRows extends Converted {
    private final int firstInverted;

    /**
     * @param firstInverted it and the channels after it are inverted, those before it are not
     */
    InvertedRows(PixelRows source, int firstInverted) {
        super(source, source.channels());
        this.firstInverted = firstInverted;
    }

    @Override
    void convert(int[][] from, int[][] into) {
        for (int channel = 0; channel < channels().colors(); channel++) {
            exchange(from[channel], channel < firstInverted ? 0 : 255, into[channel]);
        }
    }

    private static void exchange(int[] from, int mask, int[] into) {
        for (int x = 0; x < into.length; x++) {
            into[x] = from[x] ^ mask;
        }
    }
}
