package io.imagecatalog.image;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.Limits;
import io.imagecatalog.spi.InvalidImageException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** From a file to upright-to-be rows in sRGB: the part that renditions and comparisons share. Thread-safe. */
final class PictureReader {
    private final SizeLimit limit;
    private final Map<ImageFormat, Structure> structures = new EnumMap<>(ImageFormat.class);
    private final Map<ImageFormat, Decoder> decoders = new EnumMap<>(ImageFormat.class);

    PictureReader(Limits limits) {
        this.limit = SizeLimit.of(limits);
        read(ImageFormat.JPEG, new JpegStructure(), new JpegDecoder(JdkCodecs.reader("jpeg")));
        read(ImageFormat.PNG, new PngStructure(), new ImageIoDecoder(JdkCodecs.reader("png"), false));
        read(ImageFormat.GIF, new GifStructure(), new ImageIoDecoder(JdkCodecs.reader("gif"), false));
        read(ImageFormat.BMP, new BmpStructure(), new ImageIoDecoder(JdkCodecs.reader("bmp"), false));
        read(ImageFormat.WEBP, new WebpStructure(), new ImageIoDecoder(new WebPImageReaderSpi(), true));
        read(ImageFormat.TIFF, new TiffStructure(), new ImageIoDecoder(new TIFFImageReaderSpi(), true));
    }

    private void read(ImageFormat format, Structure structure, Decoder decoder) {
        structures.put(format, structure);
        decoders.put(format, decoder);
    }

    /**
     * Walks through a file.
     *
     * @throws InvalidImageException if it is refused
     */
    Anatomy examine(Content content) throws IOException {
        try (ByteReader in = new ByteReader(content)) {
            ImageFormat format = Signature.detect(in.start(Signature.BYTES));
            return of(structures, format).walk(in, limit);
        }
    }

    /**
     * Decodes what was examined.
     *
     * @throws InvalidImageException if the decoder complains
     * @throws IOException if the content can't be read, whatever the decoder makes of that
     */
    Decoded decode(Anatomy anatomy, Content content) throws IOException {
        WatchedContent watched = new WatchedContent(content);
        PixelRows frame = decodeFrame(anatomy, watched);
        PixelRows rows = PlacedRows.of(frame, anatomy.frame(), anatomy.canvas());
        ColorConversion color = ColorConversion.of(rows.channels(), anatomy.profile(), watched);
        watched.rethrow();
        return new Decoded(rows, color, Orientation.of(anatomy.orientation()));
    }

    private PixelRows decodeFrame(Anatomy anatomy, WatchedContent watched) throws IOException {
        try {
            return of(decoders, anatomy.format()).decode(anatomy, watched);
        } catch (InvalidImageException e) {
            watched.rethrow();
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            watched.rethrow();
            throw Refusal.undecodable(e);
        }
    }

    private static <T> T of(Map<ImageFormat, T> parts, ImageFormat format) {
        T part = parts.get(format);
        if (part == null) {
            throw new IllegalStateException("Nothing reads " + format);
        }
        return part;
    }
}
