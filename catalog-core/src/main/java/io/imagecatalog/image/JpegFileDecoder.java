package io.imagecatalog.image;

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
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Decodes JPEG to its components: what these stand for is known from the structure. The same file gives the same samples as
 * libjpeg's slow transform and its smooth upsampling do.
 */
final class JpegFileDecoder implements Decoder {
    /** The structure has limits of its own, and memory is reserved for what it admits. */
    private static final JpegLimits NONE = new JpegLimits(Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, 0);

    @Override
    public DecodedFrame decode(Anatomy anatomy, Content content, JpegScale scale, DecodeTime time) throws IOException {
        InputStream in = anatomy.excerpt().open(content);
        try {
            PixelRows components = components(anatomy, in, scale, time);
            return new DecodedFrame(inks(anatomy.samples(), components), in);
        } catch (IOException | RuntimeException | Error e) {
            close(in, e);
            throw e;
        }
    }

    private static void close(InputStream in, Throwable because) {
        try {
            in.close();
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    /** CMYK with 255 for full ink; all else as it is. */
    private static PixelRows inks(Samples samples, PixelRows components) {
        return switch (samples) {
            case INVERTED_CMYK -> new InvertedRows(components, 0);
            // Inverted, the first three are inks already: what is left of white after red, green and blue.
            case INVERTED_YCCK -> new InvertedRows(new YccRows(components), 3);
            default -> components;
        };
    }

    /**
     * As the file has them.
     *
     * @param in read on as rows are read
     */
    static UpsampledRows components(Anatomy anatomy, InputStream in, JpegScale scale, DecodeTime time)
            throws IOException {
        JpegDecoder decoder = JpegDecoder.open(in, NONE);
        JpegHeader header = decoder.header();
        Channels channels = channels(anatomy.samples());
        requireExamined(header, anatomy.frame().size(), channels);
        UpsampledRows.requireWholePixels(header);
        return UpsampledRows.of(header, scale, planes(header, decoder.rows(scale, time::check)), channels);
    }

    private static void requireExamined(JpegHeader header, Size examined, Channels channels) {
        boolean same = header.width() == examined.width()
                && header.height() == examined.height()
                && header.components().size() == channels.count();
        if (!same) {
            throw Refusal.damaged("its pixels are of another size than it says");
        }
    }

    private static SamplePlane[] planes(JpegHeader header, JpegRows rows) {
        SamplePlane[] planes = new SamplePlane[header.components().size()];
        Runnable decodeMore = () -> decodeMore(rows, planes);
        Arrays.setAll(
                planes,
                index -> new SamplePlane(rows.width(index), rows.height(index), rows.unitHeight(index), decodeMore));
        return planes;
    }

    private static void decodeMore(JpegRows rows, SamplePlane[] planes) {
        try {
            if (!rows.next()) {
                throw new IllegalStateException("There are no more rows");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int index = 0; index < planes.length; index++) {
            planes[index].take(rows, index);
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
