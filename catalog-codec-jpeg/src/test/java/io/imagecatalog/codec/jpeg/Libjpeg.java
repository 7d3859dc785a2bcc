package io.imagecatalog.codec.jpeg;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The library that the JDK's reader and writer have inside. */
final class Libjpeg {
    private static final int TOO_LITTLE_FOR_THE_FASTER = 500;

    private Libjpeg() {}

    /** A file with optimised Huffman tables. */
    static byte[] encode(JpegPlanes planes, int quality, boolean progressive) throws IOException {
        JPEGImageWriteParam param = new JPEGImageWriteParam(Locale.ROOT);
        param.setOptimizeHuffmanTables(true);
        param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(onJdkScale(quality));
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, image(planes, writer, param), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The hair more keeps what is to be rounded up from falling short for want of precision. */
    private static float onJdkScale(int quality) {
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        double factor = percent / 100.0 * (1 + 1e-6);
        return (float) (factor > 1 ? 0.5 / factor : 1 - factor / 2);
    }

    private static IIOImage image(JpegPlanes planes, ImageWriter writer, ImageWriteParam param) throws IOException {
        WritableRaster raster = interleaved(planes);
        boolean gray = planes.count() == 1;
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(gray ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB),
                false,
                false,
                Transparency.OPAQUE,
                DataBuffer.TYPE_BYTE);
        if (gray) {
            return new IIOImage(new BufferedImage(model, raster, false, null), null, null);
        }
        // Of a raster the writer takes the components as they are, and by this metadata, what they stand for.
        IIOMetadata metadata =
                writer.getDefaultImageMetadata(new ImageTypeSpecifier(model, raster.getSampleModel()), param);
        sample(metadata, planes.sampling());
        return new IIOImage(raster, null, metadata);
    }

    private static void sample(IIOMetadata metadata, ChromaSampling sampling) throws IOException {
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
        IIOMetadataNode luma =
                (IIOMetadataNode) root.getElementsByTagName("componentSpec").item(0);
        luma.setAttribute("HsamplingFactor", String.valueOf(sampling.across()));
        luma.setAttribute("VsamplingFactor", String.valueOf(sampling.down()));
        metadata.setFromTree(format, root);
    }

    /** Chroma is given to all pixels that it stands for: of that the writer makes the same again. */
    private static WritableRaster interleaved(JpegPlanes planes) {
        int count = planes.count();
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, planes.width(), planes.height(), count, null);
        byte[] samples = ((DataBufferByte) raster.getDataBuffer()).getData();
        for (int i = 0; i < samples.length; i++) {
            int plane = i % count;
            int x = i / count % planes.width();
            int y = i / count / planes.width();
            samples[i] = planes.plane(plane)[
                    y / step(planes.height(), planes.height(plane)) * planes.width(plane)
                            + x / step(planes.width(), planes.width(plane))];
        }
        return raster;
    }

    private static int step(int pixels, int samples) {
        return pixels == samples ? 1 : 2;
    }

    /** The decoded samples, before anything is made of them; chroma is spread over the pixels. */
    static byte[] samples(byte[] jpeg) throws IOException {
        return samples(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)));
    }

    /**
     * The samples, by the slower of libjpeg-turbo's two ways to decode a sequential scan. The faster begins a unit in which
     * the data ends once more by the slower, and leaves there what it had made of it (jdhuff.c), as no other build does.
     */
    static byte[] samplesOfBroken(byte[] jpeg) throws IOException {
        return samples(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return super.read(into, offset, Math.min(length, TOO_LITTLE_FOR_THE_FASTER));
            }
        });
    }

    private static byte[] samples(ImageInputStream stream) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (stream) {
            reader.setInput(stream);
            return ((DataBufferByte) reader.readRaster(0, null).getDataBuffer()).getData();
        } finally {
            reader.dispose();
        }
    }

    /** The colour profile that the reader finds in a file. */
    static byte[] profile(byte[] jpeg) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in);
            IIOMetadata metadata = reader.getImageMetadata(0);
            IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
            IIOMetadataNode found =
                    (IIOMetadataNode) root.getElementsByTagName("app2ICC").item(0);
            return ((ICC_Profile) found.getUserObject()).getData();
        } finally {
            reader.dispose();
        }
    }
}
