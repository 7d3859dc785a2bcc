package io.imagecatalog;

import io.imagecatalog.model.PurgeReport;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.PurgePolicy;
import io.imagecatalog.spi.Storage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Frees the space of what nobody can reach any more: renditions and originals of deleted assets, and blobs that a crash
 * left behind. What a living asset needs is never touched. Thread-safe; two purges at once share the work.
 */
public final class PurgeService {
    private final CatalogRepository repository;
    private final Storage storage;
    private final PurgePolicy policy;
    private final CatalogOptions options;
    private final CatalogListener listener;
    private final Clock clock;

    @javax.inject.Inject
    @jakarta.inject.Inject
    public PurgeService(
            CatalogRepository repository,
            Storage storage,
            PurgePolicy policy,
            CatalogOptions options,
            CatalogListener listener,
            Clock clock) {
        this.repository = repository;
        this.storage = storage;
        this.policy = policy;
        this.options = options;
        this.listener = CatalogListener.all(listener);
        this.clock = clock;
    }

    /** Finds what {@link #purge} would delete, and changes nothing. */
    public PurgeReport dryRun(Duration age) {
        return run(age, true);
    }

    /**
     * Deletes what is unreferenced. What can't be deleted is reported and left for the next time.
     *
     * @param age of renditions and deletions to look at, and older; not negative
     */
    public PurgeReport purge(Duration age) {
        return run(age, false);
    }

    private PurgeReport run(Duration age, boolean dryRun) {
        if (age.isNegative()) {
            throw new IllegalArgumentException("The age of what is purged can't be negative");
        }
        Instant now = clock.instant();
        return new PurgeRun(repository, storage, policy, listener, dryRun, now.minus(age))
                .run(now.minus(options.orphanGrace()));
    }
}
