package io.imagecatalog.storage.s3;

import java.time.Duration;

/**
 * How long a store may take.
 *
 * @param connect until a connection stands
 * @param read between two bytes
 * @param attempt for a request with its answer, without what is read of a blob afterwards
 * @param call for a request with all its retries
 */
public record S3Timeouts(Duration connect, Duration read, Duration attempt, Duration call) {
    private static final S3Timeouts STANDARD =
            new S3Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(5));

    public S3Timeouts {
        for (Duration timeout : new Duration[] {connect, read, attempt, call}) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("A timeout is longer than nothing, not " + timeout);
            }
        }
    }

    /** 5 seconds, 30 seconds, 2 minutes, 5 minutes. */
    public static S3Timeouts standard() {
        return STANDARD;
    }
}
