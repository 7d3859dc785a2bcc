package io.imagecatalog.worker;

import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Offers the queue what the repository knows to be due: retries whose delay has passed, jobs whose worker died, ids that a
 * queue lost. Thread-safe; any number of processes may sweep one repository.
 */
public final class JobSweeper {
    private static final int PAGE = 500;

    private final CatalogRepository repository;
    private final JobQueue queue;
    private final Clock clock;
    private final Duration quiet;

    /** @param quiet how long an id that was offered is left alone before it counts as lost */
    public JobSweeper(CatalogRepository repository, JobQueue queue, Clock clock, Duration quiet) {
        this.repository = repository;
        this.queue = queue;
        this.clock = clock;
        this.quiet = quiet;
    }

    /** Offers one page of what is due, and returns how many that was. */
    public int sweep() {
        Instant now = clock.instant();
        List<Long> due = repository.takeDue(now, now.plus(quiet), PAGE);
        if (!due.isEmpty()) {
            queue.offerAll(due);
        }
        return due.size();
    }
}
