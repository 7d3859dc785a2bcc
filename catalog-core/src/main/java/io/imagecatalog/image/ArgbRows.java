package io.imagecatalog.image;

import io.imagecatalog.model.Size;
import java.awt.image.BufferedImage;

/** Rows of an image of any kind, as its colour model sees them; the slow way for what is rare. */
final class ArgbRows implements PixelRows {
    private final BufferedImage image;
    private final Layout layout;

    ArgbRows(BufferedImage image, Size size) {
        this.image = image;
        this.layout = Layout.of(size, image.getColorModel().hasAlpha() ? Channels.RGBA : Channels.RGB);
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public void read(int firstRow, int rows, Band into) {
        int width = size().width();
        int[] argb = new int[width];
        for (int row = 0; row < rows; row++) {
            image.getRGB(0, firstRow + row, width, 1, argb, 0, width);
            for (int channel = 0; channel < channels().count(); channel++) {
                take(argb, channel == 3 ? 24 : 16 - 8 * channel, into.row(channel, row));
            }
        }
    }

    private static void take(int[] argb, int shift, int[] into) {
        for (int x = 0; x < into.length; x++) {
            into[x] = argb[x] >> shift & 0xff;
        }
    }
}
