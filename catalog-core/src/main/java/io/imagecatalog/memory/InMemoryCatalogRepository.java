package io.imagecatalog.memory;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.DeletedAsset;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobLease;
import io.imagecatalog.model.JobStatus;
import io.imagecatalog.model.NewAsset;
import io.imagecatalog.model.NewRendition;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.PoisonJob;
import io.imagecatalog.model.PurgeCandidate;
import io.imagecatalog.model.Rendition;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.Tenant;
import io.imagecatalog.model.TenantUsage;
import io.imagecatalog.model.UploadResult;
import io.imagecatalog.model.UploadResult.AlreadyExists;
import io.imagecatalog.model.UploadResult.Uploaded;
import io.imagecatalog.spi.CatalogRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The truth on the heap, gone with the process: for tests and trials. One lock guards everything, and most questions are
 * answered by looking at all there is. Thread-safe.
 */
public final class InMemoryCatalogRepository implements CatalogRepository {
    private final Map<String, Tenant> tenants = new LinkedHashMap<>();
    private final NavigableMap<Long, StoredAsset> assets = new TreeMap<>();
    private final NavigableMap<Long, Rendition> renditions = new TreeMap<>();
    private final NavigableMap<Long, StoredJob> jobs = new TreeMap<>();
    private final NavigableMap<Long, PoisonJob> poison = new TreeMap<>();
    private long lastAsset;
    private long lastRendition;
    private long lastJob;
    private long lastPoison;

    @Override
    public synchronized UploadResult register(NewAsset asset, Instant now) {
        Optional<Asset> known = findByHash(asset.tenant(), asset.hash());
        if (known.isPresent()) {
            return new AlreadyExists(known.get());
        }
        Tenant tenant = tenants.computeIfAbsent(asset.tenant(), name -> new Tenant(tenants.size() + 1, name));
        StoredAsset stored = new StoredAsset(new Asset(
                ++lastAsset,
                tenant,
                asset.filename(),
                asset.hash(),
                asset.original(),
                asset.bytes(),
                asset.image(),
                Optional.empty(),
                now));
        assets.put(lastAsset, stored);
        return new Uploaded(stored.asset, newJob(lastAsset, now));
    }

    @Override
    public synchronized Optional<Asset> find(long assetId) {
        return living(assetId).map(stored -> stored.asset);
    }

    @Override
    public synchronized Optional<Asset> findByHash(String tenant, ContentHash hash) {
        return living().map(stored -> stored.asset)
                .filter(asset ->
                        asset.tenant().name().equals(tenant) && asset.hash().equals(hash))
                .findFirst();
    }

    @Override
    public synchronized List<Rendition> renditions(long assetId) {
        return living(assetId).isEmpty() ? List.of() : renditionsOf(assetId).toList();
    }

    @Override
    public synchronized boolean delete(long assetId, Instant now) {
        Optional<StoredAsset> stored = living(assetId);
        stored.ifPresent(asset -> asset.deletedAt = Optional.of(now));
        stored.flatMap(asset -> unfinishedJob(assetId)).ifPresent(job -> job.fail("The asset was deleted"));
        return stored.isPresent();
    }

    @Override
    public synchronized Optional<Job> reopen(long assetId, Instant now) {
        return living(assetId)
                .map(stored -> unfinishedJob(assetId).map(job -> job.job).orElseGet(() -> newJob(assetId, now)));
    }

    @Override
    public synchronized Optional<Job> findJob(long jobId) {
        return Optional.ofNullable(jobs.get(jobId)).map(stored -> stored.job);
    }

    @Override
    public synchronized Optional<Job> latestJob(long assetId) {
        return jobs.descendingMap().values().stream()
                .map(stored -> stored.job)
                .filter(job -> job.assetId() == assetId)
                .findFirst();
    }

    @Override
    public synchronized List<Long> takeDue(Instant now, Instant quietUntil, int limit) {
        List<StoredJob> due = jobs.values().stream()
                .filter(stored -> !stored.sweepAt.isAfter(now))
                .sorted(Comparator.comparing(stored -> stored.sweepAt))
                .limit(limit)
                .toList();
        due.forEach(stored -> stored.sweepAt = quietUntil);
        return due.stream().map(stored -> stored.job.id()).toList();
    }

    @Override
    public synchronized Optional<JobLease> claim(long jobId, Instant now, Instant until) {
        return Optional.ofNullable(jobs.get(jobId))
                .filter(stored -> stored.isDue(now))
                .map(stored -> stored.lease(until));
    }

    @Override
    public synchronized boolean renew(JobLease lease, Instant until) {
        return withLease(lease, stored -> stored.renew(until));
    }

    @Override
    public synchronized boolean complete(
            JobLease lease, List<NewRendition> made, Optional<PerceptualHash> perceptualHash, Instant now) {
        return withLease(lease, stored -> {
            StoredAsset asset = stored(stored.job.assetId());
            made.forEach(rendition -> put(asset.asset.id(), rendition, now));
            perceptualHash.ifPresent(asset::fingerprint);
            stored.finish(JobStatus.COMPLETED, Optional.empty());
        });
    }

    @Override
    public synchronized boolean retry(JobLease lease, String error, Instant notBefore) {
        return withLease(lease, stored -> stored.putOff(Optional.of(error), notBefore, 0));
    }

    @Override
    public synchronized boolean release(JobLease lease, Instant now) {
        return withLease(lease, stored -> stored.putOff(stored.job.lastError(), now, -1));
    }

    @Override
    public synchronized boolean bury(JobLease lease, String error, Instant now) {
        return withLease(lease, stored -> {
            stored.fail(error);
            Job job = stored.job;
            poison.put(++lastPoison, new PoisonJob(lastPoison, job.id(), job.assetId(), job.attempts(), error, now));
        });
    }

    @Override
    public synchronized List<PoisonJob> poisoned(long afterId, int limit) {
        return poison.tailMap(afterId, false).values().stream().limit(limit).toList();
    }

    @Override
    public synchronized Optional<Job> redrive(long poisonId, Instant now) {
        return Optional.ofNullable(poison.remove(poisonId)).flatMap(job -> reopen(job.assetId(), now));
    }

    @Override
    public synchronized Optional<TenantUsage> usage(String tenant) {
        return Optional.ofNullable(tenants.get(tenant)).map(this::usageOf);
    }

    @Override
    public synchronized List<TenantUsage> usage(long afterTenantId, int limit) {
        return tenants.values().stream()
                .filter(tenant -> tenant.id() > afterTenantId)
                .limit(limit)
                .map(this::usageOf)
                .toList();
    }

    @Override
    public synchronized long countRenditions(Instant madeBefore) {
        return renditions.values().stream()
                .filter(rendition -> rendition.createdAt().isBefore(madeBefore))
                .count();
    }

    @Override
    public synchronized List<PurgeCandidate> purgeCandidates(Instant before, long afterId, int limit) {
        return renditions.tailMap(afterId, false).values().stream()
                .filter(rendition -> rendition.createdAt().isBefore(before))
                .filter(rendition -> stored(rendition.assetId()).isDeletedBefore(before))
                .limit(limit)
                .map(this::candidate)
                .toList();
    }

    @Override
    public synchronized boolean deleteRendition(long renditionId) {
        Rendition rendition = renditions.get(renditionId);
        boolean orphaned = rendition != null && living(rendition.assetId()).isEmpty();
        if (orphaned) {
            renditions.remove(renditionId);
        }
        return orphaned;
    }

    @Override
    public synchronized List<DeletedAsset> deletedAssets(Instant before, long afterId, int limit) {
        return assets.tailMap(afterId, false).values().stream()
                .filter(stored -> stored.isDeletedBefore(before))
                .limit(limit)
                .map(stored -> new DeletedAsset(
                        stored.asset.id(),
                        stored.asset.original(),
                        stored.asset.bytes(),
                        stored.deletedAt.orElseThrow()))
                .toList();
    }

    @Override
    public synchronized boolean forget(long assetId) {
        StoredAsset stored = assets.get(assetId);
        if (stored == null
                || stored.isLiving()
                || renditionsOf(assetId).findAny().isPresent()) {
            return false;
        }
        assets.remove(assetId);
        jobs.values().removeIf(job -> job.job.assetId() == assetId);
        poison.values().removeIf(job -> job.assetId() == assetId);
        return true;
    }

    @Override
    public synchronized Set<StorageKey> named(Collection<StorageKey> keys) {
        Set<StorageKey> named = new HashSet<>();
        assets.values().forEach(stored -> named.add(stored.asset.original()));
        renditions.values().forEach(rendition -> named.add(rendition.key()));
        named.retainAll(new HashSet<>(keys));
        return named;
    }

    @Override
    public void check() {}

    private Stream<StoredAsset> living() {
        return assets.values().stream().filter(StoredAsset::isLiving);
    }

    private Optional<StoredAsset> living(long assetId) {
        return Optional.ofNullable(assets.get(assetId)).filter(StoredAsset::isLiving);
    }

    /** The asset of a rendition or an unfinished job is always there, if only as a deleted one. */
    private StoredAsset stored(long assetId) {
        return Objects.requireNonNull(assets.get(assetId));
    }

    private Stream<Rendition> renditionsOf(long assetId) {
        return renditions.values().stream().filter(rendition -> rendition.assetId() == assetId);
    }

    private Optional<StoredJob> unfinishedJob(long assetId) {
        return jobs.values().stream()
                .filter(stored -> stored.job.assetId() == assetId)
                .filter(stored -> !stored.job.status().isFinished())
                .findFirst();
    }

    private Job newJob(long assetId, Instant now) {
        Job job = new Job(++lastJob, assetId, JobStatus.PENDING, 0, now, Optional.empty(), now);
        jobs.put(lastJob, new StoredJob(job));
        return job;
    }

    private boolean withLease(JobLease lease, Consumer<StoredJob> change) {
        Optional<StoredJob> held =
                Optional.ofNullable(jobs.get(lease.job().id())).filter(stored -> stored.isHeldBy(lease));
        held.ifPresent(change);
        return held.isPresent();
    }

    private void put(long assetId, NewRendition made, Instant now) {
        Predicate<Rendition> samePreset = rendition -> rendition.preset().equals(made.preset());
        long id = renditionsOf(assetId)
                .filter(samePreset)
                .map(Rendition::id)
                .findFirst()
                .orElseGet(() -> ++lastRendition);
        renditions.put(
                id,
                new Rendition(
                        id,
                        assetId,
                        made.preset(),
                        made.key(),
                        made.format(),
                        made.size(),
                        made.bytes(),
                        made.quality(),
                        made.fingerprint(),
                        made.hash(),
                        now));
    }

    private TenantUsage usageOf(Tenant tenant) {
        List<Asset> owned = living().map(stored -> stored.asset)
                .filter(asset -> asset.tenant().equals(tenant))
                .toList();
        List<Rendition> made = new ArrayList<>();
        owned.forEach(asset -> renditionsOf(asset.id()).forEach(made::add));
        return new TenantUsage(
                tenant,
                owned.size(),
                owned.stream().mapToLong(Asset::bytes).sum(),
                made.size(),
                made.stream().mapToLong(Rendition::bytes).sum());
    }

    private PurgeCandidate candidate(Rendition rendition) {
        return new PurgeCandidate(
                rendition.id(),
                rendition.assetId(),
                rendition.preset(),
                rendition.key(),
                rendition.bytes(),
                rendition.createdAt(),
                stored(rendition.assetId()).deletedAt.orElseThrow());
    }

    private static final class StoredAsset {
        private Asset asset;
        private Optional<Instant> deletedAt = Optional.empty();

        StoredAsset(Asset asset) {
            this.asset = asset;
        }

        boolean isLiving() {
            return deletedAt.isEmpty();
        }

        boolean isDeletedBefore(Instant time) {
            return deletedAt.filter(deleted -> deleted.isBefore(time)).isPresent();
        }

        void fingerprint(PerceptualHash hash) {
            asset = new Asset(
                    asset.id(),
                    asset.tenant(),
                    asset.filename(),
                    asset.hash(),
                    asset.original(),
                    asset.bytes(),
                    asset.image(),
                    Optional.of(hash),
                    asset.createdAt());
        }
    }

    private static final class StoredJob {
        private Job job;
        private long token;
        private Instant leaseUntil = Instant.MIN;
        private Instant sweepAt;

        StoredJob(Job job) {
            this.job = job;
            this.sweepAt = job.notBefore();
        }

        boolean isDue(Instant now) {
            return switch (job.status()) {
                case PENDING -> !job.notBefore().isAfter(now);
                case PROCESSING -> !leaseUntil.isAfter(now);
                case COMPLETED, FAILED -> false;
            };
        }

        boolean isHeldBy(JobLease lease) {
            return job.status() == JobStatus.PROCESSING && token == lease.token();
        }

        JobLease lease(Instant until) {
            become(JobStatus.PROCESSING, job.attempts() + 1, job.notBefore(), job.lastError());
            token++;
            renew(until);
            return new JobLease(job, token, until);
        }

        void renew(Instant until) {
            leaseUntil = until;
            sweepAt = until;
        }

        void putOff(Optional<String> error, Instant notBefore, int uncounted) {
            become(JobStatus.PENDING, job.attempts() + uncounted, notBefore, error);
            sweepAt = notBefore;
        }

        void fail(String error) {
            finish(JobStatus.FAILED, Optional.of(error));
        }

        void finish(JobStatus status, Optional<String> error) {
            become(status, job.attempts(), job.notBefore(), error);
            sweepAt = Instant.MAX;
        }

        private void become(JobStatus status, int attempts, Instant notBefore, Optional<String> error) {
            if (!job.status().mayBecome(status)) {
                throw new IllegalStateException("A " + job.status() + " job can't become " + status);
            }
            job = new Job(job.id(), job.assetId(), status, attempts, notBefore, error, job.createdAt());
        }
    }
}
