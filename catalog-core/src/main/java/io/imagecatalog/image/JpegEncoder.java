package io.imagecatalog.image;

import io.imagecatalog.model.Preset;
import java.util.Locale;
import javax.imageio.ImageWriteParam;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.spi.ImageWriterSpi;

/** JFIF by the JDK's writer: chroma halved both ways, Huffman tables made for the picture, no metadata. */
record JpegEncoder(ImageWriterSpi provider) implements Encoder {
    @Override
    public byte[] encode(Picture picture, Preset preset) {
        JPEGImageWriteParam param = new JPEGImageWriteParam(Locale.ROOT);
        param.setOptimizeHuffmanTables(true);
        param.setProgressiveMode(preset.progressive() ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(onJdkScale(preset.quality()));
        return ImageIoOutput.write(provider, picture, param);
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
