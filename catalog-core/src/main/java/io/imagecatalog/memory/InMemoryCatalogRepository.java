package io.imagecatalog.memory;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.DeletedAsset;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobBacklog;
import io.imagecatalog.model.JobLease;
import io.imagecatalog.model.NewAsset;
import io.imagecatalog.model.NewRendition;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.PoisonJob;
import io.imagecatalog.model.PurgeCandidate;
import io.imagecatalog.model.Quota;
import io.imagecatalog.model.Rendition;
import io.imagecatalog.model.RequestId;
import io.imagecatalog.model.SimilarAsset;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.StoredTotal;
import io.imagecatalog.model.Tenant;
import io.imagecatalog.model.TenantUsage;
import io.imagecatalog.model.UploadResult;
import io.imagecatalog.model.UsageCount;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.HashParts;
import io.imagecatalog.spi.QuotaExceededException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Keeps tenants, assets, renditions and jobs on the heap: for tests and trials. Thread-safe, by one lock; never broken.
 * Most methods look at every row, so that it is of no use for many thousands of assets.
 */
public final class InMemoryCatalogRepository implements CatalogRepository {
    private final Map<String, Tenant> tenants = new LinkedHashMap<>();
    private final NavigableMap<Long, Asset> living = new TreeMap<>();
    private final NavigableMap<Long, DeletedAsset> deleted = new TreeMap<>();
    private final NavigableMap<Long, Rendition> renditions = new TreeMap<>();
    private final Jobs jobs = new Jobs();
    private long lastAssetId;
    private long lastRenditionId;

    @Override
    public synchronized UploadResult register(NewAsset asset, Quota quota, Instant now) {
        Optional<Asset> known = findByHash(asset.tenant(), asset.hash());
        if (known.isPresent()) {
            return new UploadResult.AlreadyExists(known.get());
        }
        requireRoom(asset, quota);
        Tenant tenant = tenants.computeIfAbsent(asset.tenant(), name -> new Tenant(tenants.size() + 1, name));
        Asset added = new Asset(
                ++lastAssetId,
                tenant,
                asset.filename(),
                asset.hash(),
                asset.original(),
                asset.bytes(),
                asset.image(),
                Optional.empty(),
                now);
        living.put(added.id(), added);
        return new UploadResult.Uploaded(added, jobs.open(added.id(), asset.requestId(), now));
    }

    @Override
    public synchronized Optional<Asset> find(long assetId) {
        return Optional.ofNullable(living.get(assetId));
    }

    @Override
    public synchronized List<Asset> assets(long afterId, int limit) {
        return living.tailMap(afterId, false).values().stream().limit(limit).toList();
    }

    @Override
    public synchronized List<Asset> newest(String tenant, long beforeId, int limit) {
        return living.headMap(beforeId, false).descendingMap().values().stream()
                .filter(asset -> asset.tenant().name().equals(tenant))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Asset> findByHash(String tenant, ContentHash hash) {
        return living.values().stream()
                .filter(asset ->
                        asset.tenant().name().equals(tenant) && asset.hash().equals(hash))
                .findFirst();
    }

    @Override
    public synchronized List<Rendition> renditions(long assetId) {
        return living.containsKey(assetId) ? renditionsOf(assetId).toList() : List.of();
    }

    @Override
    public synchronized List<SimilarAsset> similar(Tenant tenant, PerceptualHash hash, int maxDistance, int limit) {
        HashParts.requireDistance(maxDistance);
        return living.values().stream()
                .filter(asset -> asset.tenant().equals(tenant))
                .flatMap(asset -> SimilarAsset.within(maxDistance, asset, hash).stream())
                .sorted(SimilarAsset.NEAREST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean delete(long assetId, Instant now) {
        Asset asset = living.remove(assetId);
        if (asset == null) {
            return false;
        }
        deleted.put(assetId, new DeletedAsset(assetId, asset.original(), asset.bytes(), now));
        jobs.failUnfinished(assetId);
        return true;
    }

    @Override
    public synchronized Optional<Job> reopen(long assetId, Optional<RequestId> requestId, Instant now) {
        return find(assetId).map(asset -> jobs.unfinished(assetId).orElseGet(() -> jobs.open(assetId, requestId, now)));
    }

    @Override
    public synchronized Optional<Job> findJob(long jobId) {
        return jobs.find(jobId);
    }

    @Override
    public synchronized Optional<Job> latestJob(long assetId) {
        return jobs.latest(assetId);
    }

    @Override
    public synchronized List<Long> takeDue(Instant now, Instant quietUntil, int limit) {
        return jobs.takeDue(now, quietUntil, limit);
    }

    @Override
    public synchronized Optional<JobLease> claim(long jobId, Instant now, Instant until) {
        return jobs.claim(jobId, now, until);
    }

    @Override
    public synchronized boolean renew(JobLease lease, Instant until) {
        return jobs.renew(lease, until);
    }

    @Override
    public synchronized boolean complete(
            JobLease lease, List<NewRendition> made, Optional<PerceptualHash> perceptualHash, Instant now) {
        if (!jobs.complete(lease)) {
            return false;
        }
        long assetId = lease.job().assetId();
        made.forEach(rendition -> record(assetId, rendition, now));
        perceptualHash.ifPresent(hash -> living.computeIfPresent(assetId, (id, asset) -> withHash(asset, hash)));
        return true;
    }

    @Override
    public synchronized boolean retry(JobLease lease, String error, Instant notBefore) {
        return jobs.retry(lease, error, notBefore);
    }

    @Override
    public synchronized boolean release(JobLease lease, Instant now) {
        return jobs.release(lease, now);
    }

    @Override
    public synchronized boolean bury(JobLease lease, String error, Instant now) {
        return jobs.bury(lease, error, now);
    }

    @Override
    public synchronized List<PoisonJob> poisoned(long afterId, int limit) {
        return jobs.poisoned(afterId, limit);
    }

    @Override
    public synchronized Optional<Job> redrive(long poisonId, Optional<RequestId> requestId, Instant now) {
        return jobs.removePoison(poisonId).flatMap(poison -> reopen(poison.assetId(), requestId, now));
    }

    @Override
    public synchronized JobBacklog backlog() {
        return jobs.backlog();
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
    public synchronized StoredTotal total() {
        StoredTotal total = StoredTotal.NOTHING;
        for (Tenant tenant : tenants.values()) {
            total = total.plus(usageOf(tenant));
        }
        return total;
    }

    @Override
    public synchronized Optional<UsageCount> countUsage(long tenantId) {
        return recount(tenantId).map(usage -> new UsageCount(usage, usage));
    }

    /** Usage is counted whenever it is asked for. */
    @Override
    public synchronized Optional<TenantUsage> recount(long tenantId) {
        return tenants.values().stream()
                .filter(tenant -> tenant.id() == tenantId)
                .findFirst()
                .map(this::usageOf);
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
                .flatMap(rendition -> Optional.ofNullable(deleted.get(rendition.assetId()))
                        .filter(asset -> asset.deletedAt().isBefore(before))
                        .map(asset -> candidate(rendition, asset))
                        .stream())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean deleteRendition(long renditionId) {
        Rendition rendition = renditions.get(renditionId);
        return rendition != null
                && deleted.containsKey(rendition.assetId())
                && renditions.remove(renditionId, rendition);
    }

    @Override
    public synchronized List<DeletedAsset> deletedAssets(Instant before, long afterId, int limit) {
        return deleted.tailMap(afterId, false).values().stream()
                .filter(asset -> asset.deletedAt().isBefore(before))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean forget(long assetId) {
        if (renditionsOf(assetId).findAny().isPresent() || deleted.remove(assetId) == null) {
            return false;
        }
        jobs.forget(assetId);
        return true;
    }

    @Override
    public synchronized Set<StorageKey> named(Collection<StorageKey> keys) {
        Set<StorageKey> named = new HashSet<>();
        living.values().forEach(asset -> named.add(asset.original()));
        deleted.values().forEach(asset -> named.add(asset.original()));
        renditions.values().forEach(rendition -> named.add(rendition.key()));
        named.retainAll(Set.copyOf(keys));
        return named;
    }

    @Override
    public void check() {}

    private Stream<Rendition> renditionsOf(long assetId) {
        return renditions.values().stream().filter(rendition -> rendition.assetId() == assetId);
    }

    private void record(long assetId, NewRendition made, Instant now) {
        long id = renditionsOf(assetId)
                .filter(rendition -> rendition.preset().equals(made.preset()))
                .map(Rendition::id)
                .findFirst()
                .orElseGet(() -> ++lastRenditionId);
        Rendition rendition = new Rendition(
                id,
                assetId,
                made.preset(),
                made.key(),
                made.format(),
                made.size(),
                made.bytes(),
                made.quality(),
                made.fidelity(),
                made.fingerprint(),
                made.hash(),
                now);
        renditions.put(id, rendition);
    }

    private void requireRoom(NewAsset asset, Quota quota) {
        List<Asset> stored = living.values().stream()
                .filter(other -> other.tenant().name().equals(asset.tenant()))
                .toList();
        if (!quota.hasRoomFor(
                asset.bytes(),
                stored.size(),
                stored.stream().mapToLong(Asset::bytes).sum())) {
            throw QuotaExceededException.of(asset.tenant(), quota, stored.size());
        }
    }

    private TenantUsage usageOf(Tenant tenant) {
        List<Asset> assets = living.values().stream()
                .filter(asset -> asset.tenant().equals(tenant))
                .toList();
        List<Rendition> made =
                assets.stream().flatMap(asset -> renditionsOf(asset.id())).toList();
        return new TenantUsage(
                tenant,
                assets.size(),
                assets.stream().mapToLong(Asset::bytes).sum(),
                made.size(),
                made.stream().mapToLong(Rendition::bytes).sum());
    }

    private static Asset withHash(Asset asset, PerceptualHash hash) {
        return new Asset(
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

    private static PurgeCandidate candidate(Rendition rendition, DeletedAsset asset) {
        return new PurgeCandidate(
                rendition.id(),
                rendition.assetId(),
                rendition.preset(),
                rendition.key(),
                rendition.bytes(),
                rendition.createdAt(),
                asset.deletedAt());
    }
}
