package io.imagecatalog.image;

import io.imagecatalog.image.structure.Refusal;
import io.imagecatalog.model.Size;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;

/** Finds the way to the samples of an image that a reader has made. */
final class ImageRows {
    private ImageRows() {}

    static PixelRows of(BufferedImage image, Size size) {
        if (image.getWidth() != size.width() || image.getHeight() != size.height()) {
            throw Refusal.damaged("its pixels are of another size than it says");
        }
        if (image.getColorModel() instanceof IndexColorModel palette) {
            return PaletteRows.of(image.getRaster(), palette, size);
        }
        return isPlain(image) ? components(image, size) : new ArgbRows(image, size);
    }

    private static boolean isPlain(BufferedImage image) {
        ColorModel model = image.getColorModel();
        int type = model.getTransferType();
        int bits = model.getComponentSize(0);
        return model instanceof ComponentColorModel
                && RasterRows.canRead(image.getRaster())
                && ((type == DataBuffer.TYPE_BYTE && bits == 8) || (type == DataBuffer.TYPE_USHORT && bits == 16));
    }

    private static PixelRows components(BufferedImage image, Size size) {
        ColorModel model = image.getColorModel();
        Channels channels = Channels.of(model.getNumColorComponents(), model.hasAlpha());
        PixelRows rows = RasterRows.of(image.getRaster(), size, channels);
        return model.hasAlpha() && model.isAlphaPremultiplied() ? new UnmultipliedRows(rows) : rows;
    }
}
