package io.imagecatalog.image;

import io.imagecatalog.model.Size;
import java.awt.image.BufferedImage;

/** Rows of an image of any kind, as its colour model sees them; the slow way for what is rare. */
final class ArgbRows implements PixelRows {
    private final BufferedImage image;
    private final Size size;
    private final Channels channels;

    ArgbRows(BufferedImage image, Size size) {
        this.image = image;
        this.size = size;
        this.channels = image.getColorModel().hasAlpha() ? Channels.RGBA : Channels.RGB;
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public Channels channels() {
        return channels;
    }

    @Override
    public void read(int firstRow, int rows, Picture into) {
        int count = rows * size.width();
        int[] argb = image.getRGB(0, firstRow, size.width(), rows, null, 0, size.width());
        for (int channel = 0; channel < channels.count(); channel++) {
            byte[] plane = into.plane(channel);
            int shift = channel == 3 ? 24 : 16 - 8 * channel;
            for (int i = 0; i < count; i++) {
                plane[i] = (byte) (argb[i] >> shift);
            }
        }
    }
}
