package io.imagecatalog.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The jobs that are not done, at one moment.
 *
 * @param pending those that wait for a worker, or for their next attempt
 * @param processing those that are under a lease, lapsed or not
 * @param poisoned those that failed for good and wait for a person
 * @param firstDue when the first of the pending ones was, or will be, due; empty if none is pending
 */
public record JobBacklog(long pending, long processing, long poisoned, Optional<Instant> firstDue) {

    /** How long the job that is due longest has been; nothing if none is due. */
    public Duration oldest(Instant now) {
        return firstDue.filter(due -> due.isBefore(now))
                .map(due -> Duration.between(due, now))
                .orElse(Duration.ZERO);
    }
}
