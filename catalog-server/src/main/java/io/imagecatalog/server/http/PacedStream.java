package io.imagecatalog.server.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Fails when a body arrives too slowly: in one window of time, or as a whole. Nothing is measured while a read waits; that a
 * read ends at all is up to the connection's own timeout. For one thread.
 */
final class PacedStream extends FilterInputStream {
    private final IntSupplier leastRate;
    private final long window;
    private final long longest;
    private final LongSupplier nanoTime;
    private final long begun;
    private long windowBegun;
    private long inWindow;

    /**
     * @param leastRate bytes a second, asked for at the end of each window
     * @param longest that the body may take
     */
    PacedStream(InputStream in, IntSupplier leastRate, Duration window, Duration longest, LongSupplier nanoTime) {
        super(in);
        this.leastRate = leastRate;
        this.window = window.toNanos();
        this.longest = longest.toNanos();
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
        this.windowBegun = begun;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? value : 1);
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(read);
        return read;
    }

    private void count(int read) throws IOException {
        if (read < 0) {
            return;
        }
        inWindow += read;
        long now = nanoTime.getAsLong();
        long passed = now - windowBegun;
        boolean slow = passed >= window && inWindow < leastRate.getAsInt() * (passed / 1e9);
        if (slow || now - begun > longest) {
            throw new IOException("A body arrives too slowly", new TimeoutException());
        }
        if (passed >= window) {
            windowBegun = now;
            inWindow = 0;
        }
    }
}
