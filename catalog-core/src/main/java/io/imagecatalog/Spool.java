package io.imagecatalog;

import io.imagecatalog.model.ContentHash;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.InvalidImageException.Reason;
import io.imagecatalog.spi.StorageException;
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

    /** A broken disk is told from a broken stream: the one is whoever's who runs the catalog, the other the caller's. */
    ReceivedFile receive(InputStream in) throws IOException {
        Path file = attempt(this::newFile);
        try (OutputStream out = attempt(() -> Files.newOutputStream(file))) {
            return new ReceivedFile(file, copy(in, out));
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private Path newFile() throws IOException {
        Files.createDirectories(directory);
        return Files.createTempFile(directory, "upload-", ".tmp");
    }

    private ContentHash copy(InputStream in, OutputStream out) throws IOException {
        MessageDigest digest = ContentHash.newDigest();
        byte[] buffer = new byte[BUFFER];
        long count = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            count += n;
            if (count > maxBytes) {
                throw new InvalidImageException(
                        Reason.TOO_MANY_BYTES, "The file is larger than the " + maxBytes + " bytes allowed");
            }
            digest.update(buffer, 0, n);
            write(buffer, n, out);
        }
        return ContentHash.of(digest);
    }

    private static void write(byte[] buffer, int length, OutputStream out) {
        attempt(() -> {
            out.write(buffer, 0, length);
            return length;
        });
    }

    private static <T> T attempt(DiskAction<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw new StorageException("What comes in could not be put aside", e, true);
        }
    }

    @FunctionalInterface
    private interface DiskAction<T> {
        T run() throws IOException;
    }
}
