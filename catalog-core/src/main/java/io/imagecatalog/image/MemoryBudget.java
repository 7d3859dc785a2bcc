package io.imagecatalog.image;

import io.imagecatalog.image.structure.Refusal;
import io.imagecatalog.model.MemoryUse;
import io.imagecatalog.spi.InvalidImageException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;

/**
 * How much memory the pictures being worked on may take together. Whoever asks for more than is left waits, in the order of
 * asking. Nobody may ask for a second share while holding one: two who do could wait for each other for ever. Thread-safe.
 */
final class MemoryBudget {
    private static final long UNIT = 1024;

    private final Semaphore units;
    private final int total;

    MemoryBudget(long bytes) {
        if (bytes < UNIT) {
            throw new IllegalArgumentException("A memory budget is at least " + UNIT + " bytes, not " + bytes);
        }
        this.total = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
        this.units = new Semaphore(total, true);
    }

    /** What is done while memory is held. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Waits until so much is free, and holds it while the work is done.
     *
     * @throws InvalidImageException if it is more than the whole budget
     * @throws IOException if the thread is interrupted while it waits; it stays interrupted
     */
    <T> T holding(long bytes, Work<T> work) throws IOException {
        requireRoomFor(bytes);
        int share = (int) units(bytes);
        acquire(share);
        try {
            return work.run();
        } finally {
            units.release(share);
        }
    }

    /**
     * Returns if so much can be had at all, when nobody else holds any.
     *
     * @throws InvalidImageException if it is more than the whole budget
     */
    void requireRoomFor(long bytes) {
        long needed = units(bytes);
        if (needed > total) {
            throw Refusal.tooLarge("The picture takes " + mebibytes(needed) + " MiB of memory to decode; at most "
                    + mebibytes(total) + " MiB are set aside for that");
        }
    }

    private static long units(long bytes) {
        return (bytes + UNIT - 1) / UNIT;
    }

    private void acquire(int share) throws InterruptedIOException {
        try {
            units.acquire(share);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted =
                    new InterruptedIOException("Interrupted while waiting for memory to decode a picture");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    MemoryUse use() {
        long free = units.availablePermits();
        return new MemoryUse(total * UNIT, (total - free) * UNIT, units.getQueueLength());
    }

    private static long mebibytes(long amount) {
        return Math.max(1, (amount * UNIT + (1 << 20) - 1) >> 20);
    }
}
