package io.imagecatalog.image;

import io.imagecatalog.model.Size;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Hands a picture to one of ImageIO's writers. */
final class ImageIoOutput {
    private ImageIoOutput() {}

    /**
     * @param picture of any channels but YCbCr
     */
    static byte[] write(ImageWriterSpi provider, Picture picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageWriter writer = provider.createWriterInstance();
            try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(image(picture));
            } finally {
                writer.dispose();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory can't fail", e);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage image(Picture picture) {
        int channels = picture.channels().count();
        Size size = picture.size();
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, size.width(), size.height(), channels, null);
        byte[] samples = ((DataBufferByte) raster.getDataBuffer()).getData();
        for (int channel = 0; channel < channels; channel++) {
            interleave(picture.plane(channel), samples, channel, channels);
        }
        return new BufferedImage(colorModel(picture.channels()), raster, false, null);
    }

    private static void interleave(byte[] plane, byte[] samples, int first, int channels) {
        for (int i = 0, to = first; i < plane.length; i++, to += channels) {
            samples[to] = plane[i];
        }
    }

    /** The writers take gray samples as they are, whatever the JDK's gray colour space says of gamma. */
    private static ComponentColorModel colorModel(Channels channels) {
        int space = channels.colors() == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB;
        return new ComponentColorModel(
                ColorSpace.getInstance(space),
                channels.hasAlpha(),
                false,
                channels.hasAlpha() ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                DataBuffer.TYPE_BYTE);
    }
}
