package io.imagecatalog;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.ImageFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The bytes of an original or a rendition, ready to be handed out.
 *
 * @param hash of these bytes
 * @param modifiedAt when the bytes were made
 */
public record PictureFile(Content content, ContentHash hash, ImageFormat format, Instant modifiedAt) {

    /** Writes the bytes to a file, replacing it if it is there, and returns the file. */
    public Path copyTo(Path file) throws IOException {
        return content.copyTo(file);
    }
}
