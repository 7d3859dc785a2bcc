package io.imagecatalog.image.structure;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.Limits;
import io.imagecatalog.spi.InvalidImageException;
import java.io.IOException;
import java.util.Map;

/** Tells a file's format and walks through its structure. Thread-safe. */
public final class Structures {
    private final SizeLimit limit;
    private final Map<ImageFormat, Structure> structures = Map.of(
            ImageFormat.JPEG, new JpegStructure(),
            ImageFormat.PNG, new PngStructure(),
            ImageFormat.GIF, new GifStructure(),
            ImageFormat.BMP, new BmpStructure(),
            ImageFormat.WEBP, new WebpStructure(),
            ImageFormat.TIFF, new TiffStructure());

    /** Lets in what is within the limits on pixels and sides. */
    public Structures(Limits limits) {
        this.limit = SizeLimit.of(limits);
    }

    /**
     * Walks through a file from its first byte to the picture's end, decoding nothing.
     *
     * @throws InvalidImageException if it is no picture, of a format that is not read, torn, or over a limit
     * @throws IOException if the content can't be read
     */
    public Anatomy examine(Content content) throws IOException {
        try (ByteReader in = new ByteReader(content)) {
            ImageFormat format = Signature.detect(in.start(Signature.BYTES));
            Structure structure = structures.get(format);
            if (structure == null) {
                throw new IllegalStateException("Nothing reads " + format);
            }
            return structure.walk(in, limit);
        }
    }
}
