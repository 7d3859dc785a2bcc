package io.imagecatalog;

import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobBacklog;
import io.imagecatalog.model.PoisonJob;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.RequestIds;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Shows how jobs stand, and gives those that failed for good a second chance. Thread-safe. */
public final class JobService {
    private final CatalogRepository repository;
    private final RequestIds requestIds;
    private final Clock clock;
    private final JobBell bell;

    @javax.inject.Inject
    @jakarta.inject.Inject
    public JobService(
            CatalogRepository repository,
            JobQueue queue,
            CatalogOptions options,
            CatalogListener listener,
            Clock clock) {
        this.repository = repository;
        this.requestIds = options.requestIds();
        this.clock = clock;
        this.bell = new JobBell(queue, CatalogListener.all(listener));
    }

    public Optional<Job> find(long jobId) {
        return repository.findJob(jobId);
    }

    /** How many jobs are not done, and since when. */
    public JobBacklog backlog() {
        return repository.backlog();
    }

    /** A page of poison jobs, ordered by id, after the one given; 0 for the first page. */
    public List<PoisonJob> poisoned(long afterId, int limit) {
        return repository.poisoned(afterId, limit);
    }

    /** Takes a poison job off the list and renders its asset anew. Empty if there is none, or its asset is gone. */
    public Optional<Job> redrive(long poisonId) {
        Optional<Job> job = repository.redrive(poisonId, requestIds.current(), clock.instant());
        job.ifPresent(bell::ring);
        return job;
    }
}
