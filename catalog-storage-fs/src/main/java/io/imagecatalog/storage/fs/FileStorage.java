package io.imagecatalog.storage.fs;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.StoredObject;
import io.imagecatalog.spi.ScratchDirectory;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.spi.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each blob in a file below a directory.
 *
 * <p>A put writes a temporary file, forces it to the disk, renames it into place and forces the directory. Files are spread
 * over subdirectories, so that none grows past some thousands of entries per million blobs. Any number of processes on one
 * machine may share the directory. It must be on one file system, and that one must tell upper from lower case.
 *
 * <p>Thread-safe. All its failures are transient: a full disk or a lost permission is mended from outside.
 */
public final class FileStorage implements Storage {
    private final Path root;
    private final Path temporary;
    private final ScratchDirectory drafts;
    private final KeyPaths paths;

    /**
     * Opens a directory as a storage, creating it if needed, and clears away what puts that were killed left behind.
     *
     * @throws StorageException if it can't be created or written to
     */
    public FileStorage(Path root) {
        this.root = root.toAbsolutePath();
        this.paths = new KeyPaths(this.root);
        this.temporary = this.root.resolve(".tmp");
        this.drafts = attempt("open the directory", () -> ScratchDirectory.open(temporary));
    }

    @Override
    public StoredObject put(StorageKey key, Content content, String mediaType) {
        return attempt("store " + key, () -> {
            Path directory = paths.directoryOf(key);
            Path file = paths.of(key);
            Path draft = draft();
            try {
                write(content, draft);
                makeDirectory(directory);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
            force(directory);
            return describe(key, file);
        });
    }

    @Override
    public Optional<Content> open(StorageKey key) {
        return stat(key).map(blob -> new BlobContent(paths.of(key), blob.length()));
    }

    @Override
    public Optional<StoredObject> stat(StorageKey key) {
        return attempt("look at " + key, () -> {
            try {
                return Optional.of(describe(key, paths.of(key)));
            } catch (NoSuchFileException absent) {
                requireDirectory();
                return Optional.empty();
            }
        });
    }

    @Override
    public boolean delete(StorageKey key) {
        return attempt("delete " + key, () -> {
            boolean deleted = Files.deleteIfExists(paths.of(key));
            if (!deleted) {
                requireDirectory();
            }
            return deleted;
        });
    }

    @Override
    public List<StoredObject> list(String prefix, @Nullable StorageKey after, int limit) {
        return attempt("list blobs", () -> {
            requireDirectory();
            return new Listing(root, prefix, after, limit).page();
        });
    }

    @Override
    public void check() {
        attempt("write a file", () -> {
            Path probe = draft();
            try {
                return Files.write(probe, new byte[1]);
            } finally {
                Files.deleteIfExists(probe);
            }
        });
    }

    @Override
    public void close() {
        attempt("clear its drafts away", () -> {
            drafts.close();
            return true;
        });
    }

    static StoredObject describe(StorageKey key, Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new NoSuchFileException(file.toString());
        }
        return new StoredObject(
                key, attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    /** Whoever took the directory for drafts away may have brought back an empty one in its place. */
    private Path draft() throws IOException {
        requireDirectory();
        Files.createDirectories(drafts.path());
        return Files.createTempFile(drafts.path(), "put-", ".tmp");
    }

    /** A disk that is not mounted holds no blobs either; that must not look as if they were gone. */
    private void requireDirectory() throws NoSuchFileException {
        if (!Files.isDirectory(temporary)) {
            throw new NoSuchFileException(temporary.toString());
        }
    }

    private static void write(Content content, Path file) throws IOException {
        try (InputStream in = content.open();
                FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            in.transferTo(Channels.newOutputStream(out));
            out.force(true);
        }
    }

    /** Each new directory's entry in its parent must survive a crash too. */
    private static void makeDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Path parent = Objects.requireNonNull(directory.getParent(), "The root of a file system is a directory");
            makeDirectory(parent);
            Files.createDirectories(directory);
            force(parent);
        }
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static <T> T attempt(String what, FileAction<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw new StorageException("The file storage could not " + what, e, true);
        }
    }

    @FunctionalInterface
    private interface FileAction<T> {
        T run() throws IOException;
    }

    private record BlobContent(Path file, long length) implements Content {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
