package io.imagecatalog;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes that came in and wait in a temporary file to be looked at. Closing deletes the file, whatever became of the bytes.
 */
public final class ReceivedFile implements AutoCloseable {
    private final Path file;
    private final Content content;
    private final ContentHash hash;

    ReceivedFile(Path file, ContentHash hash) {
        this.file = file;
        this.content = Content.of(file);
        this.hash = hash;
    }

    /** The bytes, readable until this is closed. */
    public Content content() {
        return content;
    }

    public ContentHash hash() {
        return hash;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
