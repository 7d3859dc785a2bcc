package io.imagecatalog.image;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.imagecatalog.codec.jpeg.JpegScale;
import io.imagecatalog.image.structure.Anatomy;
import io.imagecatalog.image.structure.Structures;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.Limits;
import io.imagecatalog.spi.InvalidImageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** From a file to the rows of its picture as they are stored: what renditions and comparisons share. Thread-safe. */
final class PictureReader {
    private final Structures structures;
    private final Duration maxDecodeTime;
    private final Map<ImageFormat, Decoder> decoders = Map.of(
            ImageFormat.JPEG, new JpegFileDecoder(),
            ImageFormat.PNG, new ImageIoDecoder(JdkCodecs.reader("png"), false),
            ImageFormat.GIF, new ImageIoDecoder(JdkCodecs.reader("gif"), false),
            ImageFormat.BMP, new ImageIoDecoder(JdkCodecs.reader("bmp"), false),
            ImageFormat.WEBP, new ImageIoDecoder(new WebPImageReaderSpi(), true),
            ImageFormat.TIFF, new ImageIoDecoder(new TIFFImageReaderSpi(), true));

    PictureReader(Limits limits) {
        this.structures = new Structures(limits);
        this.maxDecodeTime = limits.maxDecodeTime();
    }

    /**
     * Walks through a file.
     *
     * @throws InvalidImageException if it is refused
     */
    Anatomy examine(Content content) throws IOException {
        return structures.examine(content);
    }

    /** What is done with a picture. */
    @FunctionalInterface
    interface Use<T> {
        T of(Decoded picture) throws IOException;
    }

    /**
     * Decodes what was examined, while it is used.
     *
     * @throws InvalidImageException if the decoder complains, or takes too long
     * @throws IOException if the content can't be read, whatever the decoder makes of that; or if the use throws it
     */
    <T> T decode(Anatomy anatomy, Content content, Use<T> use) throws IOException {
        return decode(anatomy, content, JpegScale.WHOLE, use);
    }

    /**
     * The same.
     *
     * @param scale of a JPEG; others are decoded whole
     */
    <T> T decode(Anatomy anatomy, Content content, JpegScale scale, Use<T> use) throws IOException {
        WatchedContent watched = new WatchedContent(content);
        // First, so that no more than one stream of a content is open.
        Optional<byte[]> profile = ColorConversion.profile(anatomy.profile(), watched);
        watched.rethrow();
        Decoding decoding = new Decoding(watched, maxDecodeTime);
        Decoder decoder = decoder(anatomy.format());
        try (DecodedFrame frame = decoding.run((in, time) -> decoder.decode(anatomy, in, scale, time))) {
            PixelRows decoded = new WatchedRows(frame.rows(), decoding);
            PixelRows rows = PlacedRows.of(decoded, anatomy.frame(), anatomy.canvas());
            ColorConversion color = ColorConversion.of(rows.channels(), profile);
            return use.of(new Decoded(rows, color, Orientation.of(anatomy.orientation())));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Decoder decoder(ImageFormat format) {
        Decoder decoder = decoders.get(format);
        if (decoder == null) {
            throw new IllegalStateException("Nothing decodes " + format);
        }
        return decoder;
    }
}
