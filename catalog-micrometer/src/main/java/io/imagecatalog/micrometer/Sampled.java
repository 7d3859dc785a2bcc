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
 * Something that takes a while to ask for, asked for again when it is old. Whoever reads it waits a little for a new answer,
 * once for each question, and gets the one before while that takes longer. There is nothing to read after a question that
 * failed, nor when the last answer is three minutes old: registries are read once a minute, some less often.
 */
final class Sampled<T> {
    private static final long OLD_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long OUTDATED_NANOS = TimeUnit.MINUTES.toNanos(3);

    private final Supplier<T> source;
    private final Executor threads;
    private final Clock clock;
    private final Duration patience;
    private CompletableFuture<Answer<T>> question;
    private Answer<T> last;

    Sampled(Supplier<T> source, Executor threads, Clock clock, Duration patience) {
        this.source = source;
        this.threads = threads;
        this.clock = clock;
        this.patience = patience;
        this.last = new Answer<>(Optional.empty(), clock.monotonicTime() - OLD_NANOS);
        this.question = CompletableFuture.completedFuture(last);
    }

    /** @param askedAt by the registry's clock; an answer is as old as its question */
    private record Answer<T>(Optional<T> value, long askedAt) {}

    synchronized Optional<T> get() {
        last = question.getNow(last);
        if (question.isDone() && age() >= OLD_NANOS) {
            question = ask(clock.monotonicTime());
            last = question.copy()
                    .completeOnTimeout(last, patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
        return age() < OUTDATED_NANOS ? last.value() : Optional.empty();
    }

    private long age() {
        return clock.monotonicTime() - last.askedAt();
    }

    /** A source that fails, or no thread to ask it on, is an answer too: there is no value. */
    private CompletableFuture<Answer<T>> ask(long now) {
        try {
            return CompletableFuture.supplyAsync(() -> Optional.of(source.get()), threads)
                    .exceptionally(failure -> Optional.empty())
                    .thenApply(value -> new Answer<>(value, now));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(new Answer<>(Optional.empty(), now));
        }
    }
}
