package io.imagecatalog.image;

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
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Hands a picture to one of ImageIO's writers. */
final class ImageIoOutput {
    private ImageIoOutput() {}

    static byte[] write(ImageWriterSpi provider, Picture picture, @Nullable ImageWriteParam param) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageWriter writer = provider.createWriterInstance();
            try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(image(picture), null, null), param);
            } finally {
                writer.dispose();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory can't fail", e);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage image(Picture picture) {
        Channels channels = picture.channels();
        WritableRaster raster = Raster.createInterleavedRaster(
                DataBuffer.TYPE_BYTE, picture.size().width(), picture.size().height(), channels.count(), null);
        byte[] samples = ((DataBufferByte) raster.getDataBuffer()).getData();
        for (int channel = 0; channel < channels.count(); channel++) {
            byte[] plane = picture.plane(channel);
            for (int i = 0, to = channel; i < plane.length; i++, to += channels.count()) {
                samples[to] = plane[i];
            }
        }
        return new BufferedImage(colorModel(channels), raster, false, null);
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
