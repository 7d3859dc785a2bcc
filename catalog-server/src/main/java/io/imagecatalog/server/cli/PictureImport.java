package io.imagecatalog.server.cli;

import io.imagecatalog.AssetService;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.UploadResult;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.InvalidImageException.Reason;
import io.imagecatalog.spi.PortException;
import io.imagecatalog.spi.QuotaExceededException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of {@code import}: uploads files, some at once, and never knows of more than those. What is there already is
 * skipped, so that a run that was stopped is gone on with by another.
 */
final class PictureImport implements FileWalk.Visitor {
    private static final Logger LOG = LoggerFactory.getLogger(PictureImport.class);

    /** After so many uploads in a row that the catalog could not take it is useless to try all the others. */
    private static final int MAX_FAULTS = 10;

    private final AssetService assets;
    private final String tenant;
    private final long maxBytes;
    private final int threads;
    private final Supplier<OptionalInt> told;
    private final Semaphore slots;
    private final ExecutorService pool;
    private final ImportTally tally = new ImportTally();
    private final ImportProgress progress;
    private volatile Optional<String> broken = Optional.empty();
    private final AtomicInteger faults = new AtomicInteger();

    /**
     * An import that is still to be run.
     *
     * @param maxBytes that a file may have
     * @param told whether to stop
     */
    PictureImport(
            AssetService assets,
            String tenant,
            long maxBytes,
            int threads,
            Progress progress,
            Supplier<OptionalInt> told) {
        this.assets = assets;
        this.tenant = tenant;
        this.maxBytes = maxBytes;
        this.threads = threads;
        this.told = told;
        this.slots = new Semaphore(threads);
        this.pool = Executors.newFixedThreadPool(threads);
        this.progress = new ImportProgress(progress);
    }

    /** Returns how it went once nothing is under way any more. */
    ImportTally.Sum run(FileWalk walk, List<Path> roots) {
        progress.count(walk, roots, this::isOver);
        try {
            for (Path root : roots) {
                if (!walk.walk(root, this)) {
                    break;
                }
            }
        } finally {
            slots.acquireUninterruptibly(threads);
            pool.shutdown();
            progress.end();
        }
        return tally.sum();
    }

    /** Why it ended before its end, if it did and was not told to. */
    Optional<String> broken() {
        return broken;
    }

    @Override
    public boolean file(Path file, long bytes) {
        slots.acquireUninterruptibly();
        if (isOver()) {
            slots.release();
            return false;
        }
        pool.execute(() -> {
            try {
                attempt(file, bytes);
                progress.show(tally::sum);
            } finally {
                slots.release();
            }
        });
        return true;
    }

    @Override
    public void unreadable(Path path, IOException reason) {
        tally.failed(path, 0, text(reason));
    }

    private boolean isOver() {
        return told.get().isPresent() || broken.isPresent();
    }

    private void attempt(Path file, long bytes) {
        try {
            upload(file, bytes);
            faults.set(0);
        } catch (InvalidImageException e) {
            tally.refused(file, bytes, e);
        } catch (QuotaExceededException e) {
            tally.failed(file, bytes, String.valueOf(e.getMessage()));
            end(String.valueOf(e.getMessage()));
        } catch (PortException e) {
            tally.failed(file, bytes, String.valueOf(e.getMessage()));
            if (faults.incrementAndGet() >= MAX_FAULTS) {
                end(String.valueOf(e.getMessage()));
            }
        } catch (IOException e) {
            tally.failed(file, bytes, text(e));
        } catch (UncheckedIOException e) {
            tally.failed(file, bytes, text(e.getCause()));
        } catch (RuntimeException e) {
            LOG.error("A file can't be imported", e);
            tally.failed(file, bytes, "It can't be imported; the log says why");
        }
    }

    /** What is known is told by its hash alone, and not copied first. */
    private void upload(Path file, long bytes) throws IOException {
        if (bytes > maxBytes) {
            throw new InvalidImageException(
                    Reason.TOO_MANY_BYTES, "The file is larger than the " + maxBytes + " bytes allowed");
        }
        if (assets.findSound(tenant, ContentHash.of(Content.of(file))).isPresent()) {
            tally.skipped(bytes);
        } else if (assets.upload(tenant, file) instanceof UploadResult.Uploaded uploaded) {
            tally.imported(uploaded.asset().bytes());
        } else {
            tally.skipped(bytes);
        }
    }

    private void end(String reason) {
        broken = Optional.of(reason);
    }

    private static String text(@Nullable Throwable e) {
        if (e instanceof AccessDeniedException) {
            return "It may not be read";
        }
        return e instanceof NoSuchFileException ? "It is gone" : "It can't be read: " + e;
    }
}
