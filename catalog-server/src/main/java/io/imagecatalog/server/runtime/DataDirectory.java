package io.imagecatalog.server.runtime;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory that everything embedded lives in. */
record DataDirectory(Path root) {
    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
    /** Longer than any upload lasts, so that another process's is not taken for left over. */
    private static final Duration UPLOAD_LASTS_AT_MOST = Duration.ofHours(1);

    /** Where uploads wait while they are looked at. */
    Path spool() {
        return root.resolve("tmp");
    }

    /** Makes the directories, the database's for this user alone, and removes what a crash left of uploads. */
    void prepare() {
        try {
            Files.createDirectories(spool());
            keepOthersOut(Files.createDirectories(root.resolve("db")));
            removeLeftovers(Instant.now().minus(UPLOAD_LASTS_AT_MOST));
        } catch (IOException e) {
            throw new StartFailedException("The data directory " + root + " can't be written to", e);
        }
    }

    /** Beside the embedded database lies the key by which a second process is let in. */
    private static void keepOthersOut(Path directory) throws IOException {
        if (Files.getFileStore(directory).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private void removeLeftovers(Instant before) throws IOException {
        try (DirectoryStream<Path> uploads = Files.newDirectoryStream(spool(), "upload-*.tmp")) {
            for (Path upload : uploads) {
                if (lastModified(upload).isBefore(before)) {
                    Files.deleteIfExists(upload);
                    LOG.info("Removed an upload that was never finished: {}", upload.getFileName());
                }
            }
        }
    }

    private static Instant lastModified(Path upload) throws IOException {
        try {
            return Files.getLastModifiedTime(upload).toInstant();
        } catch (NoSuchFileException finishedMeanwhile) {
            return Instant.MAX;
        }
    }
}
