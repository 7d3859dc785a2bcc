package io.imagecatalog.server.cli;

import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.InvalidImageException.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What became of the files of an import. Thread-safe. */
final class ImportTally {
    private static final int MAX_KEPT = 1000;

    /** What people take for pictures, whether the catalog reads it or not. */
    private static final Set<String> PICTURE_ENDINGS = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "dib", "webp", "tif", "tiff", "heic", "heif", "avif",
            "jxl", "jp2", "psd", "dng", "cr2", "cr3", "nef", "arw", "orf", "raf", "rw2");

    private final List<Failure> failures = new ArrayList<>();
    private long imported;
    private long importedBytes;
    private long skipped;
    private long notPictures;
    private long failed;
    private long bytes;

    /** A file that should have been imported, and why it was not. */
    record Failure(String file, String reason) {}

    /** How it stands: {@code files} and {@code bytes} are of all that was looked at. */
    record Sum(
            long files,
            long bytes,
            long imported,
            long importedBytes,
            long skipped,
            long notPictures,
            long failed,
            List<Failure> failures) {}

    synchronized void imported(long size) {
        imported++;
        importedBytes += size;
        bytes += size;
    }

    synchronized void skipped(long size) {
        skipped++;
        bytes += size;
    }

    /** Of what is no picture by its name either nobody expects that it is imported. */
    synchronized void refused(Path file, long size, InvalidImageException refusal) {
        if (isOfPicture(refusal.reason()) || isNamedAsPicture(file)) {
            failed(file, size, String.valueOf(refusal.getMessage()));
        } else {
            notPictures++;
            bytes += size;
        }
    }

    synchronized void failed(Path file, long size, String reason) {
        failed++;
        bytes += size;
        if (failures.size() < MAX_KEPT) {
            failures.add(new Failure(file.toString(), reason));
        }
    }

    synchronized Sum sum() {
        return new Sum(
                imported + skipped + notPictures + failed,
                bytes,
                imported,
                importedBytes,
                skipped,
                notPictures,
                failed,
                List.copyOf(failures));
    }

    private static boolean isOfPicture(Reason reason) {
        return switch (reason) {
            case NOT_AN_IMAGE, UNSUPPORTED, TOO_MANY_BYTES -> false;
            case DAMAGED, TOO_LARGE, TOO_SLOW -> true;
        };
    }

    private static boolean isNamedAsPicture(Path file) {
        String name = file.toString();
        return PICTURE_ENDINGS.contains(
                name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
