package io.imagecatalog;

import io.imagecatalog.model.ContentHash;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.InvalidImageException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Streams what comes in to a temporary file, hashing and counting on the way, and stops at the limit. */
final class Spool {
    private static final int BUFFER = 64 * 1024;

    private final Path directory;
    private final long maxBytes;

    Spool(Path directory, long maxBytes) {
        this.directory = directory;
        this.maxBytes = maxBytes;
    }

    ReceivedFile receive(InputStream in) throws IOException {
        Files.createDirectories(directory);
        Path file = Files.createTempFile(directory, "upload-", ".tmp");
        try {
            return new ReceivedFile(file, copy(in, file));
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private ContentHash copy(InputStream in, Path file) throws IOException {
        MessageDigest digest = ContentHash.newDigest();
        byte[] buffer = new byte[BUFFER];
        long count = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                count += n;
                if (count > maxBytes) {
                    throw new InvalidImageException(
                            Reason.TOO_MANY_BYTES, "The file is larger than the " + maxBytes + " bytes allowed");
                }
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
        }
        return ContentHash.of(digest);
    }
}
