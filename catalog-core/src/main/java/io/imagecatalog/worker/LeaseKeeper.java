package io.imagecatalog.worker;

import io.imagecatalog.model.JobLease;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.RepositoryException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Takes leases on jobs and keeps those that are in use from lapsing. Thread-safe. */
final class LeaseKeeper {
    private final CatalogRepository repository;
    private final Clock clock;
    private final Duration term;
    private final Map<Long, JobLease> held = new ConcurrentHashMap<>();

    LeaseKeeper(CatalogRepository repository, Clock clock, Duration term) {
        this.repository = repository;
        this.clock = clock;
        this.term = term;
    }

    Duration term() {
        return term;
    }

    Optional<JobLease> claim(long jobId) {
        Instant now = clock.instant();
        Optional<JobLease> lease = repository.claim(jobId, now, now.plus(term));
        lease.ifPresent(taken -> held.put(jobId, taken));
        return lease;
    }

    void done(JobLease lease) {
        held.remove(lease.job().id(), lease);
    }

    /**
     * Extends all leases in use. A lost one is dropped: its worker finds out when it wants to record the result.
     *
     * @throws RepositoryException if the database is away; the leases are then tried again the next time
     */
    void renewAll() {
        for (JobLease lease : held.values()) {
            if (!repository.renew(lease, clock.instant().plus(term))) {
                done(lease);
            }
        }
    }

    /** Hands back every job whose worker has not finished; one that can't be handed back waits for its lease to lapse. */
    void releaseAll(CatalogListener listener) {
        for (JobLease lease : held.values()) {
            try {
                repository.release(lease, clock.instant());
            } catch (RepositoryException e) {
                listener.degraded("Job " + lease.job().id() + " left to its lease", e);
            }
            done(lease);
        }
    }
}
