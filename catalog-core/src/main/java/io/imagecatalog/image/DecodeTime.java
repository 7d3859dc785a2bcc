package io.imagecatalog.image;

import io.imagecatalog.image.structure.Refusal;
import io.imagecatalog.spi.InvalidImageException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * What a picture has left of the time to decode it. It is the thread's time on the processor where the JVM knows that, so
 * that neither a slow storage nor a busy machine is held against a picture. For the thread that makes it.
 */
final class DecodeTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Duration most;
    private long used;
    private long since = now();

    DecodeTime(Duration most) {
        this.most = most;
    }

    /** The decoder works from now on. */
    void goOn() {
        since = now();
    }

    /** Others work on the picture from now on. */
    void pause() {
        used += now() - since;
    }

    /** @throws InvalidImageException if there is none left */
    void check() {
        if (used + now() - since > most.toNanos()) {
            throw Refusal.tooSlow(
                    "The picture takes more than the " + most.toMillis() / 1e3 + " seconds allowed to decode it");
        }
    }

    private static long now() {
        long used = THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : -1;
        return used < 0 ? System.nanoTime() : used;
    }
}
