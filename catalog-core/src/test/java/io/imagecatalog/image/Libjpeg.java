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
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes by the library that the JDK has inside. */
final class Libjpeg {
    private Libjpeg() {}

    /** A baseline file, or a progressive one, with Huffman tables made for the picture. */
    static byte[] encode(Picture picture, int quality, boolean progressive) {
        JPEGImageWriteParam param = new JPEGImageWriteParam(Locale.ROOT);
        param.setOptimizeHuffmanTables(true);
        param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(onJdkScale(quality));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageWriter writer = JdkCodecs.writer("jpeg").createWriterInstance();
            try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(null, image(picture, writer, param), param);
            } finally {
                writer.dispose();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory can't fail", e);
        }
        return bytes.toByteArray();
    }

    /** The hair more keeps what is to be rounded up from falling short for want of precision. */
    private static float onJdkScale(int quality) {
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        double factor = percent / 100.0 * (1 + 1e-6);
        return (float) (factor > 1 ? 0.5 / factor : 1 - factor / 2);
    }

    private static IIOImage image(Picture picture, ImageWriter writer, ImageWriteParam param) {
        WritableRaster raster = interleaved(picture);
        ComponentColorModel model = colorModel(picture.channels());
        if (picture.channels() == Channels.YCBCR) {
            // Of a raster the JPEG writer takes the components as they are, and by this metadata, what they stand for.
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(new ImageTypeSpecifier(model, raster.getSampleModel()), param);
            return new IIOImage(raster, null, metadata);
        }
        return new IIOImage(new BufferedImage(model, raster, false, null), null, null);
    }

    private static WritableRaster interleaved(Picture picture) {
        int channels = picture.channels().count();
        int width = picture.size().width();
        int height = picture.size().height();
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, channels, null);
        byte[] samples = ((DataBufferByte) raster.getDataBuffer()).getData();
        if (picture.layout().halvedChroma()) {
            for (int y = 0; y < height; y++) {
                spread(picture, y, samples);
            }
        } else {
            for (int channel = 0; channel < channels; channel++) {
                interleave(picture.plane(channel), samples, channel, channels);
            }
        }
        return raster;
    }

    private static void interleave(byte[] plane, byte[] samples, int first, int channels) {
        for (int i = 0, to = first; i < plane.length; i++, to += channels) {
            samples[to] = plane[i];
        }
    }

    /** Chroma is given to all pixels that it stands for: a writer that halves it makes the same of it again. */
    private static void spread(Picture picture, int row, byte[] samples) {
        int width = picture.size().width();
        int luma = row * width;
        int chroma = row / 2 * picture.layout().plane(1).width();
        spread(picture.plane(0), luma, picture.plane(1), picture.plane(2), chroma, samples, 3 * luma, width);
    }

    private static void spread(
            byte[] lumas, int luma, byte[] cbs, byte[] crs, int chroma, byte[] samples, int first, int width) {
        for (int x = 0, to = first; x < width; x++, to += 3) {
            samples[to] = lumas[luma + x];
            samples[to + 1] = cbs[chroma + (x >> 1)];
            samples[to + 2] = crs[chroma + (x >> 1)];
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
