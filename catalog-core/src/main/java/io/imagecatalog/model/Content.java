package io.imagecatalog.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Bytes that can be read more than once, without being held in memory.
 *
 * <p>Being replayable is what lets an adapter try again and lets one upload be hashed, probed and stored. Instances are
 * safe to share between threads; each stream belongs to whoever opened it.
 */
public interface Content {

    /** How many bytes a stream of this content delivers. */
    long length();

    /**
     * A new stream over all the bytes from the first. The caller closes it.
     *
     * @throws IOException if the bytes can't be read now
     */
    InputStream open() throws IOException;

    /** All the bytes at once; for small content only. */
    default byte[] readAllBytes() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    /** Writes the bytes to a file, replacing it if it is there, and returns the file. */
    default Path copyTo(Path file) throws IOException {
        try (InputStream in = open()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    /** The given bytes; the array must not be changed afterwards. */
    static Content of(byte[] bytes) {
        return new ByteContent(bytes);
    }

    /**
     * The bytes of a file, which must stay as it is for as long as the content is in use.
     *
     * @throws UncheckedIOException if there is no such file
     */
    static Content of(Path file) {
        try {
            return new FileContent(file, Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
