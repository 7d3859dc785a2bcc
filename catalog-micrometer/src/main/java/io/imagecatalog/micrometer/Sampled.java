package io.imagecatalog.micrometer;

import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Something that takes a while to ask for, asked for again when it is old. Whoever reads it waits a little for an answer, once
 * for each question; while there is none, there is nothing to read.
 */
final class Sampled<T> {
    private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Supplier<T> source;
    private final Executor threads;
    private final Clock clock;
    private final Duration patience;
    private CompletableFuture<Optional<T>> answer = CompletableFuture.completedFuture(Optional.empty());
    private long askedAt;
    private boolean asked;

    Sampled(Supplier<T> source, Executor threads, Clock clock, Duration patience) {
        this.source = source;
        this.threads = threads;
        this.clock = clock;
        this.patience = patience;
    }

    synchronized Optional<T> get() {
        if (answer.isDone() && isOld()) {
            ask();
        }
        return answer.getNow(Optional.empty());
    }

    private boolean isOld() {
        return !asked || clock.monotonicTime() - askedAt >= MAX_AGE_NANOS;
    }

    private void ask() {
        asked = true;
        askedAt = clock.monotonicTime();
        answer = question();
        answer.copy()
                .completeOnTimeout(Optional.empty(), patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** A source that fails, or no thread to ask it on, is as good as no answer. */
    private CompletableFuture<Optional<T>> question() {
        try {
            return CompletableFuture.supplyAsync(() -> Optional.of(source.get()), threads)
                    .exceptionally(failure -> Optional.empty());
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
    }
}
