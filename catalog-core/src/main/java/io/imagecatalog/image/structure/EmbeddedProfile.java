package io.imagecatalog.image.structure;

import io.imagecatalog.model.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;

/**
 * Where in a file an ICC profile is.
 *
 * @param deflated whether it is compressed, as in a PNG
 */
public record EmbeddedProfile(Excerpt bytes, boolean deflated) {
    /** More than any profile in use has; a larger one counts as none. */
    public static final int MAX_BYTES = 4 << 20;

    /** The profile's bytes, cut off behind {@link #MAX_BYTES}, so that one that inflates endlessly does no harm. */
    public byte[] read(Content content) throws IOException {
        try (InputStream raw = bytes.open(content);
                InputStream in = deflated ? new InflaterInputStream(raw) : raw) {
            return in.readNBytes(MAX_BYTES);
        }
    }
}
