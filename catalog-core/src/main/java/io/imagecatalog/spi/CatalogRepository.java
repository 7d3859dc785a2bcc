package io.imagecatalog.spi;

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
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The truth about tenants, assets, renditions and jobs.
 *
 * <p>Every method is one transaction: it happens wholly or not at all, and is seen by others at once when it returns. Ids
 * count up from 1, a counter for each kind. Times are kept at least to the millisecond. Pages are ordered by id and start
 * after the one given; a page shorter than asked for is the last.
 *
 * <p>Thread-safe, also between processes that share a database. Every method throws {@link RepositoryException} when the
 * database is broken.
 */
public interface CatalogRepository {

    // Assets

    /**
     * Records an asset together with its pending job, and its tenant if that is new. Of equal uploads at once, exactly one
     * is {@link UploadResult.Uploaded}; for the others, and later ones, the tenant's living asset with that hash is
     * returned and nothing changes. If an adapter tries again after an answer got lost, that may be the very asset that was
     * to be registered.
     */
    default UploadResult register(NewAsset asset, Instant now) {
        return register(asset, Quota.unlimited(), now);
    }

    /**
     * Records an asset as {@link #register(NewAsset, Instant)} does, if the tenant's quota has room for it: however many
     * uploads come at once, usage never gets above it. What is there already needs no room.
     *
     * @throws QuotaExceededException if there is none; nothing changes
     */
    UploadResult register(NewAsset asset, Quota quota, Instant now);

    /** A living asset. */
    Optional<Asset> find(long assetId);

    /** A page of living assets of all tenants. */
    List<Asset> assets(long afterId, int limit);

    /**
     * A page of the tenant's living assets, the newest, which has the greatest id, first.
     *
     * @param beforeId of the last one on the page before; {@code Long.MAX_VALUE} for the first page
     */
    List<Asset> newest(String tenant, long beforeId, int limit);

    /** The tenant's living asset with that hash. */
    Optional<Asset> findByHash(String tenant, ContentHash hash);

    /** The renditions of a living asset in the order in which they were first recorded; empty if there is no such asset. */
    List<Rendition> renditions(long assetId);

    /**
     * The tenant's living assets whose perceptual hash is of the same recipe and differs in at most so many bits: all of
     * them up to the limit, the nearest first and of those the oldest. {@link HashParts} helps to find them without
     * looking at every asset.
     *
     * @throws IllegalArgumentException if the distance is below 0 or above {@link HashParts#MAX_DISTANCE}
     */
    List<SimilarAsset> similar(Tenant tenant, PerceptualHash hash, int maxDistance, int limit);

    /**
     * Deletes a living asset: from now on it is found no more, it and its renditions leave the tenant's usage, its
     * unfinished job fails, and its hash is free for a new upload. Rows of the asset and its renditions stay until the
     * purge.
     *
     * @return {@code false} if there is no such asset
     */
    boolean delete(long assetId, Instant now);

    // Jobs

    /**
     * Asks for an asset's renditions to be made again: returns its unfinished job, which may be running already, or a new
     * pending one. Empty if there is no such living asset.
     *
     * @param requestId for a new job to carry
     */
    Optional<Job> reopen(long assetId, Optional<RequestId> requestId, Instant now);

    /** {@linkplain #reopen(long, Optional, Instant) Reopens} an asset for no request that has an id. */
    default Optional<Job> reopen(long assetId, Instant now) {
        return reopen(assetId, Optional.empty(), now);
    }

    Optional<Job> findJob(long jobId);

    /** The newest job of an asset, living or deleted. */
    Optional<Job> latestJob(long assetId);

    /**
     * The jobs that need a worker, those due longest first: pending ones whose time has come and such as are processing
     * under a lapsed lease. Those returned are left out of further calls until {@code quietUntil}, and then count as due
     * since that time, unless their state changes before.
     */
    List<Long> takeDue(Instant now, Instant quietUntil, int limit);

    /**
     * Takes the lease on a job that is pending and due, or whose lease has lapsed; counts the attempt. Empty if there is
     * no such job, it isn't due, it is finished, or somebody else was faster. Lapsed is what {@code now} says of another's
     * {@code until}: the clocks of all workers must agree to well within a lease.
     *
     * @param until when the lease lapses; after {@code now}
     */
    Optional<JobLease> claim(long jobId, Instant now, Instant until);

    /**
     * Extends a lease. {@code false}, here and below: the lease is lost, and nothing has changed. One that lapsed is lost
     * only once somebody else has claimed the job.
     */
    boolean renew(JobLease lease, Instant until);

    /**
     * Records the job as completed and these as the asset's renditions. One of the same preset is replaced and gets a new
     * creation time; others stay. Usage follows. Earlier poison jobs of the asset are removed: it is mended.
     *
     * @param perceptualHash replaces the asset's, unless empty
     */
    boolean complete(
            JobLease lease, List<NewRendition> renditions, Optional<PerceptualHash> perceptualHash, Instant now);

    /** Hands a job back to be tried again, not before the given time. */
    boolean retry(JobLease lease, String error, Instant notBefore);

    /** Hands a job back undone, due at once and without counting the attempt: the worker is shutting down. */
    boolean release(JobLease lease, Instant now);

    /** Gives a job up: it is failed, and a poison job is recorded in place of any that the asset had. */
    boolean bury(JobLease lease, String error, Instant now);

    List<PoisonJob> poisoned(long afterId, int limit);

    /**
     * Gives a poison job a second chance: removes it from the poison jobs and {@linkplain #reopen(long, Optional, Instant)
     * reopens} its asset. Empty if there is no such poison job; also, and then it is removed, if its asset is gone.
     */
    Optional<Job> redrive(long poisonId, Optional<RequestId> requestId, Instant now);

    /** {@linkplain #redrive(long, Optional, Instant) Redrives} a poison job for no request that has an id. */
    default Optional<Job> redrive(long poisonId, Instant now) {
        return redrive(poisonId, Optional.empty(), now);
    }

    /** How many jobs are not done, and since when. Takes a moment where there are very many. */
    JobBacklog backlog();

    // Usage

    Optional<TenantUsage> usage(String tenant);

    List<TenantUsage> usage(long afterTenantId, int limit);

    /** The sum of every tenant's usage. */
    StoredTotal total();

    /** Counts what a tenant stores, which may take a while, and changes nothing. Empty if there is no such tenant. */
    Optional<UsageCount> countUsage(long tenantId);

    /**
     * Sets a tenant's usage to what its assets and renditions come to, and returns that. Its uploads wait meanwhile. Empty
     * if there is no such tenant.
     */
    Optional<TenantUsage> recount(long tenantId);

    // Purge

    /** How many renditions were made before a time, whether their asset lives or not. */
    long countRenditions(Instant madeBefore);

    /** Renditions made before a time whose asset was deleted before it too. */
    List<PurgeCandidate> purgeCandidates(Instant before, long afterId, int limit);

    /** Removes the row of a rendition whose asset is deleted; {@code false} if there is none, or its asset lives. */
    boolean deleteRendition(long renditionId);

    /** Assets deleted before a time, whose rows are still there. */
    List<DeletedAsset> deletedAssets(Instant before, long afterId, int limit);

    /**
     * Removes the row of a deleted asset, its jobs and its poison jobs; {@code false} if there is none, it is alive, or it
     * still has renditions.
     */
    boolean forget(long assetId);

    /** Those of the keys that a row names: an original's of an asset not yet forgotten, or a rendition's. */
    Set<StorageKey> named(Collection<StorageKey> keys);

    /**
     * Returns if the database answers; cheap, and without effect.
     *
     * @throws RepositoryException if not
     */
    void check();
}
