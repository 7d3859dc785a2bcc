package io.imagecatalog.spi;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A directory for the temporary files of one process. It goes with all that is in it when it is closed; if its process dies
 * before, it goes when the next one is opened in the same place.
 *
 * <p>Each has a file beside it that is locked for as long as its process lives. On a file system without locks nothing is
 * ever taken for dead.
 */
public final class ScratchDirectory implements AutoCloseable {
    private static final String LOCK = ".lock";

    private final Path path;
    private final Path lockFile;
    private final FileChannel channel;

    private ScratchDirectory(Path path, Path lockFile, FileChannel channel) {
        this.path = path;
        this.lockFile = lockFile;
        this.channel = channel;
    }

    /**
     * Makes one, and clears away those of processes that have died.
     *
     * @param place created if it is not there; for scratch directories only
     */
    public static ScratchDirectory open(Path place) throws IOException {
        Files.createDirectories(place);
        clearDead(place);
        while (true) {
            String name = thisProcess() + "-" + UUID.randomUUID();
            ScratchDirectory made = make(place.resolve(name), place.resolve(name + LOCK));
            if (made != null) {
                return made;
            }
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        delete(path);
        Files.deleteIfExists(lockFile);
        channel.close();
    }

    /** {@code null} if another process took the new lock file for a dead one's before it was locked. */
    private static @Nullable ScratchDirectory make(Path path, Path lockFile) throws IOException {
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            lock(channel);
            if (Files.exists(lockFile)) {
                Files.createDirectory(path);
                return new ScratchDirectory(path, lockFile, channel);
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    /** Waits for whoever is just taking it for a dead one's, so that what is found of it then is settled. */
    @SuppressWarnings("EmptyCatch")
    private static void lock(FileChannel channel) {
        try {
            channel.lock();
        } catch (IOException ignored) {
            // There are no locks here, and so nobody takes it for a dead one's.
        }
    }

    /**
     * The locks of this process itself are not even looked at: where it closes a file, all locks that it has on that are
     * gone, whichever channel they were taken by.
     */
    private static void clearDead(Path place) throws IOException {
        String mine = thisProcess() + "-";
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(
                place, file -> isLock(file) && !file.getFileName().toString().startsWith(mine))) {
            for (Path lock : locks) {
                clearIfDead(lock);
            }
        }
    }

    private static boolean isLock(Path file) {
        return file.getFileName().toString().endsWith(LOCK);
    }

    private static void clearIfDead(Path lockFile) throws IOException {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            if (tryLock(channel) != null) {
                String name = lockFile.getFileName().toString();
                delete(lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length())));
                Files.deleteIfExists(lockFile);
            }
        } catch (NoSuchFileException cleared) {
            return; // by another process, or by its owner
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (IOException noLocksHere) {
            return null;
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Numbers of processes come again, after a restart of a container even at once; with its start it is unique. */
    private static String thisProcess() {
        ProcessHandle process = ProcessHandle.current();
        return process.pid() + "-"
                + process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    }
}
