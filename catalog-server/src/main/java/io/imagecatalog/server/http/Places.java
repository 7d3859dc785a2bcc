package io.imagecatalog.server.http;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** So many may be in at once, and a few more wait a moment for one of them to leave. Thread-safe. */
final class Places {
    private final Semaphore free;
    private final Semaphore toWaitIn;
    private final Duration patience;

    Places(int places, int toWaitIn, Duration patience) {
        this.free = new Semaphore(places, true);
        this.toWaitIn = new Semaphore(toWaitIn);
        this.patience = patience;
    }

    /**
     * Waits for a place, which is then to be {@linkplain #leave left}.
     *
     * @return {@code false} if there was none in time, or too many wait already
     */
    boolean enter() throws InterruptedIOException {
        return free.tryAcquire() || waited();
    }

    void leave() {
        free.release();
    }

    /** Whether all places are taken. */
    boolean areTaken() {
        return free.availablePermits() == 0;
    }

    private boolean waited() throws InterruptedIOException {
        if (!toWaitIn.tryAcquire()) {
            return false;
        }
        try {
            return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("Interrupted while waiting for a place");
            interrupted.initCause(e);
            throw interrupted;
        } finally {
            toWaitIn.release();
        }
    }
}
