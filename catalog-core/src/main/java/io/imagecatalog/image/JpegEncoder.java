package io.imagecatalog.image;

import java.util.Locale;
import javax.imageio.ImageWriteParam;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.spi.ImageWriterSpi;

/** Baseline JFIF by the JDK's writer: chroma halved both ways, Huffman tables made for the picture, no metadata. */
record JpegEncoder(ImageWriterSpi provider) implements Encoder {

    @Override
    public boolean keepsAlpha() {
        return false;
    }

    @Override
    public byte[] encode(Picture picture, int quality) {
        JPEGImageWriteParam param = new JPEGImageWriteParam(Locale.ROOT);
        param.setOptimizeHuffmanTables(true);
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        // The writer turns this back into libjpeg's scaling of the standard tables, by the same formula.
        param.setCompressionQuality(quality / 100f);
        return ImageIoOutput.write(provider, picture, param);
    }
}
