package io.imagecatalog.server.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * Shows how far something long has come: on a terminal in one line that is redrawn, elsewhere in a plain line every 10
 * seconds. Thread-safe.
 */
final class Progress {
    private static final long REDRAWN_EVERY = Duration.ofMillis(200).toNanos();
    private static final long PRINTED_EVERY = Duration.ofSeconds(10).toNanos();

    /** Of the narrowest terminals, less one: a line that fills them to the end would begin a new one. */
    private static final int WIDTH = 79;

    private final PrintWriter err;
    private final boolean redrawn;
    private final LongSupplier nanos;
    private long last;
    private int drawn;

    Progress(PrintWriter err, boolean redrawn, LongSupplier nanos) {
        this.err = err;
        this.redrawn = redrawn;
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    /**
     * To be called whenever there is something new; does nothing unless it is time for a line.
     *
     * @param line makes it, of the time in nanoseconds
     */
    synchronized void show(LongFunction<String> line) {
        long now = nanos.getAsLong();
        if (now - last < (redrawn ? REDRAWN_EVERY : PRINTED_EVERY)) {
            return;
        }
        last = now;
        if (redrawn) {
            draw(line.apply(now));
        } else {
            err.println(line.apply(now));
            err.flush();
        }
    }

    /** Takes the line away, for something else to be said. */
    synchronized void clear() {
        if (drawn > 0) {
            draw("");
        }
    }

    private void draw(String line) {
        String cut = line.substring(0, Math.min(line.length(), WIDTH));
        err.print("\r" + cut + " ".repeat(Math.max(0, drawn - cut.length())) + (cut.isEmpty() ? "\r" : ""));
        err.flush();
        drawn = cut.length();
    }
}
