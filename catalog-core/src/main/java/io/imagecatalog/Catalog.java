package io.imagecatalog;

import io.imagecatalog.image.JvmQualityComparator;
import io.imagecatalog.image.JvmRenditionEngine;
import io.imagecatalog.memory.InMemoryCatalogRepository;
import io.imagecatalog.memory.InMemoryJobQueue;
import io.imagecatalog.memory.InMemoryStorage;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.PurgePolicy;
import io.imagecatalog.spi.QualityComparator;
import io.imagecatalog.spi.RenditionEngine;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.worker.JobSweeper;
import io.imagecatalog.worker.LoggingListener;
import io.imagecatalog.worker.RenditionWorker;
import io.imagecatalog.worker.RetrySchedule;
import io.imagecatalog.worker.WorkerPool;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A catalog, put together: its services, and workers if they are started.
 *
 * <pre>{@code
 * try (Catalog catalog = Catalog.inMemory()) {
 *     Asset asset = catalog.assets().upload("shop", Path.of("photo.jpg")).asset();
 *     catalog.runPendingJobs();
 *     catalog.assets().rendition(asset.id(), "thumb").orElseThrow().copyTo(Path.of("thumb.jpg"));
 * }
 * }</pre>
 *
 * <p>Thread-safe. Closing stops the workers; storage and queue stay open, they belong to whoever made them.
 */
public final class Catalog implements AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final int PAGE = 100;

    private final CatalogRepository repository;
    private final JobQueue queue;
    private final CatalogListener listener;
    private final Clock clock;
    private final Duration drainGrace;
    private final AssetService assets;
    private final JobService jobs;
    private final ComparisonService comparisons;
    private final UsageService usage;
    private final PurgeService purges;
    private final VerifyService verification;
    private final RegenerationService regeneration;
    private final StatisticsService statistics;
    private final RenditionWorker worker;
    private @Nullable WorkerPool pool;

    private Catalog(Builder builder) {
        repository = builder.repository;
        queue = builder.queue;
        listener = builder.listener;
        clock = builder.clock;
        drainGrace = builder.drainGrace;
        Storage storage = builder.storage;
        CatalogOptions options = builder.options;
        RenditionEngine engine = builder.engine();
        assets = new AssetService(repository, storage, queue, engine, options, listener, clock);
        jobs = new JobService(repository, queue, options, listener, clock);
        comparisons = new ComparisonService(repository, storage, builder.comparator(engine));
        usage = new UsageService(repository);
        purges = new PurgeService(repository, storage, builder.purgePolicy, options, listener, clock);
        verification = new VerifyService(repository, storage, assets, options, clock);
        regeneration = new RegenerationService(repository, engine, options);
        statistics = new StatisticsService(repository, assets, engine);
        worker = new RenditionWorker(
                repository, storage, engine, options.presets(), builder.retries, builder.leaseTerm, listener, clock);
    }

    /** A catalog that keeps everything in memory and forgets it with the process. */
    public static Catalog inMemory() {
        return builder().build();
    }

    /** See {@link Builder} for the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    public AssetService assets() {
        return assets;
    }

    public JobService jobs() {
        return jobs;
    }

    public ComparisonService comparisons() {
        return comparisons;
    }

    public UsageService usage() {
        return usage;
    }

    public PurgeService purges() {
        return purges;
    }

    public VerifyService verification() {
        return verification;
    }

    public RegenerationService regeneration() {
        return regeneration;
    }

    public StatisticsService statistics() {
        return statistics;
    }

    /**
     * Makes renditions on threads of its own from now on, until they are stopped or the catalog is closed.
     *
     * @throws IllegalStateException if they are at work already
     */
    public synchronized void startWorkers(int threads) {
        if (pool != null) {
            throw new IllegalStateException("The workers were started already");
        }
        JobSweeper sweeper = new JobSweeper(repository, queue, clock, QUIET);
        pool = WorkerPool.start(worker, sweeper, queue, listener, threads, drainGrace);
    }

    /**
     * Begins no new job, waits for those that run for as long as the {@linkplain Builder#drainGrace grace} is, and hands the
     * rest back. Does nothing if there are no workers. They may be started again later.
     */
    public synchronized void stopWorkers() {
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }

    /**
     * Runs all jobs that are due now, one after the other on the calling thread. Retries that are not due yet stay. A lease
     * is renewed only by started workers: here each job must be done within the lease's term.
     *
     * @return how many were run
     */
    public int runPendingJobs() {
        int run = 0;
        List<Long> due = due();
        while (!due.isEmpty()) {
            for (long jobId : due) {
                run += worker.run(jobId) ? 1 : 0;
            }
            due = due();
        }
        return run;
    }

    @Override
    public void close() {
        stopWorkers();
    }

    private List<Long> due() {
        Instant now = clock.instant();
        return repository.takeDue(now, now.plus(QUIET), PAGE);
    }

    /**
     * Collects what a catalog is made of. Everything has a default: in-memory repository, storage and queue; the JVM's
     * engine and comparator with the options' limits and half of the heap for pictures; {@link CatalogOptions#standard()};
     * retries after 2, 4 and 8 seconds; a lease of one minute; 20 seconds to drain; a purge of all that is unreferenced; a
     * listener that logs.
     */
    public static final class Builder {
        private CatalogRepository repository = new InMemoryCatalogRepository();
        private Storage storage = new InMemoryStorage(Clock.systemUTC());
        private JobQueue queue = new InMemoryJobQueue();
        private @Nullable RenditionEngine engine;
        private @Nullable QualityComparator comparator;
        private CatalogOptions options = CatalogOptions.standard();
        private RetrySchedule retries = RetrySchedule.standard();
        private Duration leaseTerm = Duration.ofMinutes(1);
        private Duration drainGrace = Duration.ofSeconds(20);
        private PurgePolicy purgePolicy = PurgePolicy.unreferenced();
        private CatalogListener listener = new LoggingListener();
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        public Builder repository(CatalogRepository choice) {
            repository = choice;
            return this;
        }

        public Builder storage(Storage choice) {
            storage = choice;
            return this;
        }

        public Builder queue(JobQueue choice) {
            queue = choice;
            return this;
        }

        public Builder engine(RenditionEngine choice) {
            engine = choice;
            return this;
        }

        public Builder comparator(QualityComparator choice) {
            comparator = choice;
            return this;
        }

        public Builder options(CatalogOptions choice) {
            options = choice;
            return this;
        }

        public Builder retries(RetrySchedule choice) {
            retries = choice;
            return this;
        }

        /** How long a worker may be silent before its job goes to another. Live workers renew in time. */
        public Builder leaseTerm(Duration choice) {
            leaseTerm = choice;
            return this;
        }

        /** How long closing waits for running jobs before it hands them back. */
        public Builder drainGrace(Duration choice) {
            drainGrace = choice;
            return this;
        }

        public Builder purgePolicy(PurgePolicy choice) {
            purgePolicy = choice;
            return this;
        }

        public Builder listener(CatalogListener choice) {
            listener = choice;
            return this;
        }

        public Builder clock(Clock choice) {
            clock = choice;
            return this;
        }

        public Catalog build() {
            return new Catalog(this);
        }

        private RenditionEngine engine() {
            return engine != null ? engine : new JvmRenditionEngine(options.limits(), halfOfTheHeap());
        }

        private QualityComparator comparator(RenditionEngine chosen) {
            if (comparator != null) {
                return comparator;
            }
            return chosen instanceof JvmRenditionEngine jvm
                    ? new JvmQualityComparator(jvm)
                    : new JvmQualityComparator(options.limits(), halfOfTheHeap());
        }

        private static long halfOfTheHeap() {
            return Runtime.getRuntime().maxMemory() / 2;
        }
    }
}
