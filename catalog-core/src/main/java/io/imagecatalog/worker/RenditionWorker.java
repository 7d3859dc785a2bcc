package io.imagecatalog.worker;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobLease;
import io.imagecatalog.model.NewRendition;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Presets;
import io.imagecatalog.model.QualityGate;
import io.imagecatalog.model.RenderStep;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.StorageLayout;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.Rendered;
import io.imagecatalog.spi.RenditionEngine;
import io.imagecatalog.spi.RenditionEngine.Rendering;
import io.imagecatalog.spi.RepositoryException;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.spi.StorageException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs one job from claim to end: reads the original, renders it, stores the renditions, records them. A failure that may
 * pass is retried by its schedule, any other is buried. Every step can be done twice without harm.
 *
 * <p>Thread-safe.
 */
public final class RenditionWorker {
    private final CatalogRepository repository;
    private final Storage storage;
    private final RenditionEngine engine;
    private final Presets presets;
    private final RetrySchedule schedule;
    private final CatalogListener listener;
    private final Clock clock;
    private final LeaseKeeper leases;

    /** @param leaseTerm how long a worker may be silent before its job goes to another */
    public RenditionWorker(
            CatalogRepository repository,
            Storage storage,
            RenditionEngine engine,
            Presets presets,
            RetrySchedule schedule,
            Duration leaseTerm,
            CatalogListener listener,
            Clock clock) {
        this.repository = repository;
        this.storage = storage;
        this.engine = engine;
        this.presets = presets;
        this.schedule = schedule;
        this.listener = CatalogListener.all(listener);
        this.clock = clock;
        this.leases = new LeaseKeeper(repository, clock, leaseTerm);
    }

    /**
     * Claims a job and works on it until it is completed, put off or buried. Failures of the job itself are recorded, not
     * thrown.
     *
     * @return {@code false} if the job was not to be had: finished, not due, or somebody else's
     * @throws RepositoryException if the database is away; the job is then left to its lease
     */
    public boolean run(long jobId) {
        Optional<JobLease> lease = leases.claim(jobId);
        lease.ifPresent(this::work);
        return lease.isPresent();
    }

    LeaseKeeper leases() {
        return leases;
    }

    private void work(JobLease lease) {
        listener.attemptStarted(lease.job());
        try {
            if (lease.job().attempts() > schedule.retries() + 1) {
                bury(lease, new WorkerLostException());
            } else {
                renderOrPutOff(lease);
            }
        } finally {
            leases.done(lease);
            listener.attemptEnded(lease.job());
        }
    }

    private void renderOrPutOff(JobLease lease) {
        try {
            Optional<Asset> asset = repository.find(lease.job().assetId());
            if (asset.isPresent()) {
                render(lease, asset.get());
            }
        } catch (RepositoryException broken) {
            if (broken.isTransient()) {
                throw broken;
            }
            retryOrBury(lease, broken);
        } catch (InvalidImageException invalid) {
            bury(lease, invalid);
        } catch (StorageException broken) {
            if (broken.isTransient()) {
                retryOrBury(lease, broken);
            } else {
                bury(lease, broken);
            }
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError failure) {
            retryOrBury(lease, failure);
        }
    }

    private void render(JobLease lease, Asset asset) throws IOException {
        StepWatch watch = new StepWatch(lease.job(), listener);
        Content original = watch.time(RenderStep.OPEN, () -> open(asset));
        Rendering rendering = engine.render(original, presets.all());
        watch.tell(rendering.took());
        List<NewRendition> stored = watch.time(RenderStep.STORE, () -> store(lease, rendering.renditions()));
        boolean isOurs = watch.time(
                RenderStep.COMPLETE,
                () -> repository.complete(lease, stored, rendering.perceptualHash(), clock.instant()));
        if (isOurs) {
            listener.jobCompleted(lease.job());
            stored.forEach(made -> tellIfGateMissed(lease.job(), made));
        }
    }

    private Content open(Asset asset) {
        return storage.open(asset.original())
                .orElseThrow(() -> new StorageException("The original is missing from the storage", null, false));
    }

    private void tellIfGateMissed(Job job, NewRendition made) {
        Optional<QualityGate> gate = presets.named(made.preset()).flatMap(Preset::gate);
        if (gate.isPresent()
                && made.fidelity().isPresent()
                && !gate.get().isMetBy(made.fidelity().get())) {
            listener.gateMissed(job, made, gate.get());
        }
    }

    private List<NewRendition> store(JobLease lease, List<Rendered> renditions) throws IOException {
        List<NewRendition> stored = new ArrayList<>();
        for (Rendered rendered : renditions) {
            stored.add(store(lease, rendered));
        }
        return stored;
    }

    private NewRendition store(JobLease lease, Rendered rendered) throws IOException {
        var preset = rendered.preset();
        StorageKey key = StorageLayout.rendition(preset, lease);
        storage.put(key, rendered.content(), preset.format().mediaType());
        return new NewRendition(
                preset.name(),
                key,
                preset.format(),
                rendered.size(),
                rendered.content().length(),
                rendered.quality(),
                rendered.fidelity(),
                preset.fingerprint(engine.version()),
                ContentHash.of(rendered.content()));
    }

    private void retryOrBury(JobLease lease, Throwable failure) {
        int attempt = lease.job().attempts();
        Optional<Duration> delay = schedule.delayAfter(attempt);
        if (delay.isEmpty()) {
            bury(lease, failure);
        } else if (repository.retry(
                lease, FailureText.of(failure), clock.instant().plus(delay.get()))) {
            listener.jobRetried(lease.job(), delay.get(), attempt, schedule.retries(), failure);
        }
    }

    private void bury(JobLease lease, Throwable failure) {
        Job job = lease.job();
        if (repository.bury(lease, FailureText.of(failure), clock.instant())) {
            listener.jobBuried(job, Math.min(job.attempts() - 1, schedule.retries()), failure);
        }
    }
}
