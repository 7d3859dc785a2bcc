package io.imagecatalog.image;

import io.imagecatalog.image.jpeg.BaselineJpeg;
import io.imagecatalog.model.Preset;
import java.util.Locale;
import javax.imageio.ImageWriteParam;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.spi.ImageWriterSpi;

/**
 * JFIF with chroma halved both ways, Huffman tables made for the picture, and no metadata. Baseline files are written
 * straight from the planes, progressive ones by the JDK's writer.
 *
 * @param progressive writes these
 */
record JpegEncoder(ImageWriterSpi progressive) implements Encoder {

    @Override
    public byte[] encode(Picture picture, Preset preset) {
        if (preset.progressive()) {
            return encodeProgressive(picture, preset.quality());
        }
        Picture coded = coded(picture);
        byte[][] planes = new byte[coded.channels().count()][];
        for (int channel = 0; channel < planes.length; channel++) {
            planes[channel] = coded.plane(channel);
        }
        return BaselineJpeg.encode(coded.size(), planes, preset.quality());
    }

    private static Picture coded(Picture picture) {
        PixelRows rows = picture.channels() == Channels.RGB ? new YccOfRgbRows(picture) : picture;
        boolean whole = rows.channels() == Channels.YCBCR && !rows.layout().halvedChroma();
        return Picture.of(whole ? new HalvedChromaRows(rows) : rows);
    }

    private byte[] encodeProgressive(Picture picture, int quality) {
        JPEGImageWriteParam param = new JPEGImageWriteParam(Locale.ROOT);
        param.setOptimizeHuffmanTables(true);
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(onJdkScale(quality));
        return ImageIoOutput.write(progressive, picture, param);
    }

    /**
     * Solves the JDK's formula for the factor by which libjpeg ({@code jpeg_quality_scaling} in jcparam.c) multiplies the
     * standard tables for a quality, in whole percent.
     */
    private static float onJdkScale(int quality) {
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        // The hair more keeps what is to be rounded up from falling short for want of precision.
        double factor = percent / 100.0 * (1 + 1e-6);
        return (float) (factor > 1 ? 0.5 / factor : 1 - factor / 2);
    }
}
