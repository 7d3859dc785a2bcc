package io.imagecatalog.image;

import io.imagecatalog.codec.jpeg.JpegScale;
import io.imagecatalog.image.structure.Anatomy;
import io.imagecatalog.model.Content;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Decodes by a reader of ImageIO.
 *
 * @param provider of the reader
 * @param asStored whether to ask for the samples as they are stored; else the reader would convert them by their profile,
 *     and by its own ideas of CMYK
 */
record ImageIoDecoder(ImageReaderSpi provider, boolean asStored) implements Decoder {

    @Override
    public DecodedFrame decode(Anatomy anatomy, Content content, JpegScale scale, DecodeTime time) throws IOException {
        ImageReader reader = provider.createReaderInstance();
        try (ExcerptImageStream in = new ExcerptImageStream(anatomy.excerpt(), content, time)) {
            reader.setInput(in, false, true);
            Decoder.requireExaminedFrame(reader, anatomy);
            ImageReadParam param = reader.getDefaultReadParam();
            if (asStored) {
                param.setDestinationType(reader.getRawImageType(0));
            }
            BufferedImage image = reader.read(0, param);
            return DecodedFrame.whole(ImageRows.of(image, anatomy.frame().size()));
        } finally {
            reader.dispose();
        }
    }
}
