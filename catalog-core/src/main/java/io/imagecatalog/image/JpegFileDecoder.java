package io.imagecatalog.image;

import io.imagecatalog.codec.jpeg.JpegComponent;
import io.imagecatalog.codec.jpeg.JpegDecoder;
import io.imagecatalog.codec.jpeg.JpegHeader;
import io.imagecatalog.codec.jpeg.JpegLimits;
import io.imagecatalog.codec.jpeg.JpegRows;
import io.imagecatalog.codec.jpeg.JpegScale;
import io.imagecatalog.image.structure.Anatomy;
import io.imagecatalog.image.structure.Anatomy.Samples;
import io.imagecatalog.image.structure.Refusal;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Size;
import java.io.IOException;
import java.io.InputStream;

/**
 * Decodes JPEG to its components: what these stand for is known from the structure. The same file gives the same samples as
 * libjpeg's slow transform and its smooth upsampling do.
 */
final class JpegFileDecoder implements Decoder {
    /** The structure has limits of its own, and memory is reserved for what it admits. */
    private static final JpegLimits NONE = new JpegLimits(Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, 0);

    @Override
    public PixelRows decode(Anatomy anatomy, Content content, DecodeTime time) throws IOException {
        PixelRows components = components(anatomy, content, time);
        return switch (anatomy.samples()) {
            case INVERTED_CMYK -> new InvertedRows(components, 0);
            // Inverted, the first three are inks already: what is left of white after red, green and blue.
            case INVERTED_YCCK -> new InvertedRows(new YccRows(components), 3);
            default -> components;
        };
    }

    /** As the file has them. */
    static UpsampledRows components(Anatomy anatomy, Content content, DecodeTime time) throws IOException {
        try (InputStream in = anatomy.excerpt().open(content)) {
            JpegDecoder decoder = JpegDecoder.open(in, NONE);
            Channels channels = channels(anatomy.samples());
            requireExamined(decoder.header(), anatomy.frame().size(), channels);
            UpsampledRows.requireWholePixels(decoder.header());
            SamplePlane[] planes = planes(decoder, time);
            return UpsampledRows.of(decoder.header(), planes, channels);
        }
    }

    private static void requireExamined(JpegHeader header, Size examined, Channels channels) {
        boolean same = header.width() == examined.width()
                && header.height() == examined.height()
                && header.components().size() == channels.count();
        if (!same) {
            throw Refusal.damaged("its pixels are of another size than it says");
        }
    }

    private static SamplePlane[] planes(JpegDecoder decoder, DecodeTime time) throws IOException {
        SamplePlane[] planes = decoder.header().components().stream()
                .map(JpegFileDecoder::plane)
                .toArray(SamplePlane[]::new);
        JpegRows rows = decoder.rows(JpegScale.WHOLE, time::check);
        while (rows.next()) {
            for (int index = 0; index < planes.length; index++) {
                planes[index].take(rows, index);
            }
        }
        return planes;
    }

    private static SamplePlane plane(JpegComponent component) {
        return new SamplePlane(component.width(), component.height());
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
