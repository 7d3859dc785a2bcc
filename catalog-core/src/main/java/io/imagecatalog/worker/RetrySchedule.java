package io.imagecatalog.worker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait before each retry of a failed job. There are as many retries as delays, so a job runs at most once more
 * than that.
 */
public record RetrySchedule(List<Duration> delays) {
    private static final RetrySchedule STANDARD =
            of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));

    public RetrySchedule {
        delays = List.copyOf(delays);
    }

    /** Three retries, after 2, 4 and 8 seconds. */
    public static RetrySchedule standard() {
        return STANDARD;
    }

    public static RetrySchedule of(Duration... delays) {
        return new RetrySchedule(List.of(delays));
    }

    public int retries() {
        return delays.size();
    }

    /** The delay after a failed attempt, counted from 1; empty if that was the last. */
    public Optional<Duration> delayAfter(int attempt) {
        return attempt <= delays.size() ? Optional.of(delays.get(attempt - 1)) : Optional.empty();
    }
}
