package io.imagecatalog.image;

/** Colours that alpha was multiplied into, as some TIFFs have them, without it. */
final class UnmultipliedRows extends Converted {

    UnmultipliedRows(PixelRows source) {
        super(source, source.channels());
    }

    @Override
    void convert(Picture from, int rows, Picture into) {
        byte[] alphas = from.plane(channels().colors());
        int count = rows * size().width();
        for (int channel = 0; channel < channels().colors(); channel++) {
            byte[] source = from.plane(channel);
            byte[] plain = into.plane(channel);
            for (int i = 0; i < count; i++) {
                int alpha = alphas[i] & 0xff;
                int value = alpha == 0 ? 0 : ((source[i] & 0xff) * 255 + alpha / 2) / alpha;
                plain[i] = (byte) Math.min(255, value);
            }
        }
    }
}
