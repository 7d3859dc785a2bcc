package io.imagecatalog.image;

/** Transparent rows laid on white. */
final class FlattenedRows extends Converted {

    private FlattenedRows(PixelRows source) {
        super(source, source.channels().opaque());
    }

    static PixelRows of(PixelRows source) {
        return source.channels().hasAlpha() ? new FlattenedRows(source) : source;
    }

    @Override
    void convert(Picture from, int rows, Picture into) {
        byte[] alphas = from.plane(channels().colors());
        int count = rows * size().width();
        for (int channel = 0; channel < channels().colors(); channel++) {
            byte[] source = from.plane(channel);
            byte[] flat = into.plane(channel);
            for (int i = 0; i < count; i++) {
                flat[i] = (byte) onWhite(source[i] & 0xff, alphas[i] & 0xff);
            }
        }
    }

    static int onWhite(int value, int alpha) {
        return (value * alpha + 255 * (255 - alpha) + 127) / 255;
    }
}
