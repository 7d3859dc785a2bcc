package io.imagecatalog.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MockClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SampledTest {
    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final MockClock clock = new MockClock();
    private final AtomicInteger asked = new AtomicInteger();
    private final Queue<Runnable> later = new ArrayDeque<>();

    @Test
    void what_was_asked_for_holds_for_five_seconds() {
        Sampled<Integer> sampled = sampled(asked::incrementAndGet, Runnable::run);

        assertThat(sampled.get()).contains(1);
        clock.add(Duration.ofMillis(4_999));
        assertThat(sampled.get()).contains(1);
        clock.add(Duration.ofMillis(1));
        assertThat(sampled.get()).contains(2);
    }

    @Test
    void a_source_that_fails_gives_nothing_and_is_asked_again_later() {
        Sampled<Integer> sampled = sampled(
                () -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new IllegalStateException("The database is not available");
                    }
                    return asked.get();
                },
                Runnable::run);

        assertThat(sampled.get()).isEmpty();
        clock.add(Duration.ofSeconds(5));
        assertThat(sampled.get()).contains(2);
    }

    @Test
    void a_source_that_hangs_is_waited_for_once_and_not_asked_twice() {
        Sampled<Integer> sampled = sampled(asked::incrementAndGet, later::add);

        assertThat(sampled.get()).isEmpty();
        clock.add(Duration.ofSeconds(30));
        assertThat(sampled.get()).isEmpty();

        assertThat(later).hasSize(1);
    }

    @Test
    void the_answer_before_holds_while_the_next_one_takes_longer_but_for_three_minutes_at_most() {
        Sampled<Integer> sampled = sampled(asked::incrementAndGet, later::add);
        sampled.get();
        later.remove().run();
        assertThat(sampled.get()).contains(1);

        clock.add(Duration.ofSeconds(179));
        assertThat(sampled.get()).contains(1);
        clock.add(Duration.ofSeconds(1));
        assertThat(sampled.get()).isEmpty();

        later.remove().run();
        assertThat(sampled.get()).contains(2);
    }

    @Test
    void no_thread_to_ask_on_is_as_good_as_no_answer() {
        Sampled<Integer> sampled = sampled(asked::incrementAndGet, task -> {
            throw new RejectedExecutionException();
        });

        assertThat(sampled.get()).isEmpty();
    }

    private Sampled<Integer> sampled(Callable<Integer> source, Executor threads) {
        return new Sampled<>(
                () -> {
                    try {
                        return source.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads,
                clock,
                PATIENCE);
    }
}
