package io.imagecatalog.image;

/** CMYK without a profile to RGB: each ink and black take away their share of white. */
final class InkRows extends Converted {

    InkRows(PixelRows source) {
        super(source, source.channels().rgb());
    }

    @Override
    void convert(Picture from, int rows, Picture into) {
        byte[] blacks = from.plane(3);
        int count = rows * size().width();
        for (int channel = 0; channel < 3; channel++) {
            byte[] inks = from.plane(channel);
            byte[] lights = into.plane(channel);
            for (int i = 0; i < count; i++) {
                int light = (255 - (inks[i] & 0xff)) * (255 - (blacks[i] & 0xff));
                lights[i] = (byte) ((light + 127) / 255);
            }
        }
    }
}
