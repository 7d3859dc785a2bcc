package io.imagecatalog.image;

import io.imagecatalog.image.structure.Anatomy;
import io.imagecatalog.image.structure.Anatomy.Samples;
import io.imagecatalog.model.Content;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Decodes JPEG by the JDK's reader, but only to its components: what these stand for is known from the structure, and the
 * reader's own opinion differs from other decoders' where markers are missing or CMYK comes in.
 */
record JpegDecoder(ImageReaderSpi provider) implements Decoder {

    @Override
    public PixelRows decode(Anatomy anatomy, Content content, DecodeTime time) throws IOException {
        ImageReader reader = provider.createReaderInstance();
        try (ExcerptImageStream in = new ExcerptImageStream(anatomy.excerpt(), content, time)) {
            reader.setInput(in, false, true);
            Decoder.requireExaminedFrame(reader, anatomy);
            Raster raster = reader.readRaster(0, reader.getDefaultReadParam());
            PixelRows components = RasterRows.of(raster, anatomy.frame().size(), channels(anatomy.samples()));
            return switch (anatomy.samples()) {
                case INVERTED_CMYK -> new InvertedRows(components, 0);
                // Inverted, the first three are inks already: what is left of white after red, green and blue.
                case INVERTED_YCCK -> new InvertedRows(new YccRows(components), 3);
                default -> components;
            };
        } finally {
            reader.dispose();
        }
    }

    private static Channels channels(Samples samples) {
        return switch (samples) {
            case GRAY -> Channels.GRAY;
            case YCBCR -> Channels.YCBCR;
            case CMYK, INVERTED_CMYK, INVERTED_YCCK -> Channels.CMYK;
            case RGB, OF_DECODER -> Channels.RGB;
        };
    }
}
