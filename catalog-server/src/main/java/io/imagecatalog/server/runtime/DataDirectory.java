package io.imagecatalog.server.runtime;

import io.imagecatalog.spi.ScratchDirectory;
import io.imagecatalog.spi.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory that everything embedded lives in, in use by this process until it is closed. */
final class DataDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

    private final ScratchDirectory spool;

    private DataDirectory(ScratchDirectory spool) {
        this.spool = spool;
    }

    /**
     * Makes the directories, the database's for this user alone, and removes what processes that died left of uploads.
     *
     * @throws StartFailedException if it can't be written to
     */
    static DataDirectory open(Path root) {
        try {
            keepOthersOut(Files.createDirectories(root.resolve("db")));
            return new DataDirectory(ScratchDirectory.open(root.resolve("tmp")));
        } catch (IOException e) {
            throw new StartFailedException("The data directory " + root + " can't be written to", e);
        }
    }

    /** Where uploads wait while they are looked at. */
    Path spool() {
        return spool.path();
    }

    /**
     * Whether uploads can be put aside.
     *
     * @throws StorageException if not
     */
    void check() {
        try {
            Path probe = Files.createTempFile(Files.createDirectories(spool.path()), "probe-", ".tmp");
            try {
                Files.write(probe, new byte[1]);
            } finally {
                Files.deleteIfExists(probe);
            }
        } catch (IOException e) {
            throw new StorageException("No upload can be put aside in " + spool.path(), e, true);
        }
    }

    @Override
    public void close() {
        try {
            spool.close();
        } catch (IOException e) {
            LOG.warn("What is left of uploads can't be removed; the next start does that", e);
        }
    }

    /** Beside the embedded database lies the key by which a second process is let in. */
    private static void keepOthersOut(Path directory) throws IOException {
        if (Files.getFileStore(directory).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
