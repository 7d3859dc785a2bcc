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
    void convert(Picture from, int rows, Picture into) {
        int count = rows * size().width();
        for (int channel = 0; channel < channels().colors(); channel++) {
            byte[] source = from.plane(channel);
            byte[] inverted = into.plane(channel);
            int mask = channel < firstInverted ? 0 : 0xff;
            for (int i = 0; i < count; i++) {
                inverted[i] = (byte) (source[i] ^ mask);
            }
        }
    }
}
