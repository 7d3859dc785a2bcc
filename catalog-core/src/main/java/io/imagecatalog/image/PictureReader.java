package io.imagecatalog.image;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.imagecatalog.image.structure.Anatomy;
import io.imagecatalog.image.structure.Refusal;
import io.imagecatalog.image.structure.Structures;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.Limits;
import io.imagecatalog.spi.InvalidImageException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

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

    /**
     * Decodes what was examined.
     *
     * @throws InvalidImageException if the decoder complains, or takes too long
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
        DecodeTime time = new DecodeTime(maxDecodeTime);
        try {
            return decoder(anatomy.format()).decode(anatomy, watched, time);
        } catch (InvalidImageException e) {
            watched.rethrow();
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            watched.rethrow();
            time.check();
            throw Refusal.undecodable(e);
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
