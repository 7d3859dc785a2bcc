package io.imagecatalog.repository.jdbc;

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
import io.imagecatalog.model.UploadResult.AlreadyExists;
import io.imagecatalog.model.UploadResult.Uploaded;
import io.imagecatalog.model.UsageCount;
import io.imagecatalog.repository.jdbc.RenditionTable.Totals;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.QuotaExceededException;
import io.imagecatalog.spi.RepositoryException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Keeps the catalog in an SQL database: H2, PostgreSQL or MariaDB.
 *
 * <p>The tables must be there: a migration tool or {@link JdbcCatalogSchema} makes them. Times are kept to the
 * microsecond. Of an error's text the first 2000 characters are kept.
 *
 * <p>Thread-safe, and any number of processes may share a database. Every method borrows at most one connection, for as
 * long as it runs, so that a pool is worth having. A transaction that another one was in the way of is run again a few
 * times before it fails. {@link RepositoryException#isTransient()} tells by the database's error whether it may be back
 * later.
 *
 * <p>A method waits as long as the driver does, so that a network which loses an answer without a word is to be bounded by the
 * data source: by {@code socketTimeout} of the drivers of PostgreSQL (in seconds) and MariaDB (in milliseconds), well below a
 * lease; else workers and callers wait for ever. What a process has locked that was lost in the middle of a transaction stays
 * locked until the server notices, which on PostgreSQL takes hours by default: set
 * {@code idle_in_transaction_session_timeout}, and {@code lock_timeout} a little lower, by a pool's first statement on each
 * connection. A second of silence within a transaction is long, as it does nothing there but ask the database. Migrations
 * may take longer than any of these.
 *
 * <p>The data source belongs to the caller, who closes it. Its connections are to run at isolation level read committed,
 * which is MariaDB's only if asked for, as by {@code transactionIsolation} of a pool: at repeatable read a transaction
 * there would not see what another one did while it waited for its lock. Mind that an H2 file is closed under everybody when
 * a thread is interrupted while it writes, unless the URL says {@code jdbc:h2:async:} in place of {@code jdbc:h2:file:}.
 */
public final class JdbcCatalogRepository implements CatalogRepository {
    private static final int KEYS_A_STATEMENT = 500;

    /** Of an asset's first lease. Until that ends, the asset has no hash, no renditions and no poison job to replace. */
    private static final long FIRST_TOKEN = 1;

    private final Database database;

    /** Does not connect yet. */
    public JdbcCatalogRepository(DataSource dataSource) {
        this.database = new Database(dataSource);
    }

    @Override
    public UploadResult register(NewAsset asset, Quota quota, Instant now) {
        return database.transaction(tables -> {
            TenantUsage usage = tables.tenants().lockOrAdd(asset.tenant());
            Optional<Asset> known = tables.assets().findByHash(asset.tenant(), asset.hash());
            if (known.isPresent()) {
                return new AlreadyExists(known.get());
            }
            if (!quota.hasRoomFor(asset.bytes(), usage.assetCount(), usage.assetBytes())) {
                throw QuotaExceededException.of(asset.tenant(), quota, usage.assetCount());
            }
            return add(tables, usage.tenant(), asset, now);
        });
    }

    private static UploadResult add(Tables tables, Tenant tenant, NewAsset asset, Instant now) throws SQLException {
        Asset added = tables.assets().add(tenant, asset, now);
        Job job = tables.jobs().open(added.id(), asset.requestId(), now);
        tables.tenants().countAssets(tenant.id(), 1, asset.bytes());
        return new Uploaded(added, job);
    }

    @Override
    public Optional<Asset> find(long assetId) {
        return database.read(tables -> tables.assets().find(assetId));
    }

    @Override
    public List<Asset> assets(long afterId, int limit) {
        return database.read(tables -> tables.assets().living(afterId, limit));
    }

    @Override
    public List<Asset> newest(String tenant, long beforeId, int limit) {
        return database.read(tables -> tables.assets().newest(tenant, beforeId, limit));
    }

    @Override
    public Optional<Asset> findByHash(String tenant, ContentHash hash) {
        return database.read(tables -> tables.assets().findByHash(tenant, hash));
    }

    @Override
    public List<Rendition> renditions(long assetId) {
        return database.read(tables -> tables.renditions().ofLiving(assetId));
    }

    @Override
    public List<SimilarAsset> similar(Tenant tenant, PerceptualHash hash, int maxDistance, int limit) {
        return database.transaction(tables -> {
            List<Long> near = tables.hashParts().near(tenant, hash, maxDistance);
            List<SimilarAsset> similar = new ArrayList<>();
            for (List<Long> ids : Session.portions(near, KEYS_A_STATEMENT)) {
                if (similar.size() < limit) {
                    similar.addAll(within(maxDistance, tables.assets().hashed(tenant, ids, hash.recipe()), hash));
                }
            }
            return similar.stream().limit(limit).toList();
        });
    }

    /** By the hashes that the assets have now, as one may have got another since it was found by the parts of its hash. */
    private static List<SimilarAsset> within(int maxDistance, List<Asset> assets, PerceptualHash hash) {
        return assets.stream()
                .flatMap(asset -> SimilarAsset.within(maxDistance, asset, hash).stream())
                .sorted(SimilarAsset.NEAREST_FIRST)
                .toList();
    }

    @Override
    public boolean delete(long assetId, Instant now) {
        return database.transaction(tables -> {
            Optional<Tenant> tenant = tables.tenants().lockOwner(assetId);
            Optional<Asset> asset = tables.assets().find(assetId);
            if (tenant.isEmpty() || asset.isEmpty()) {
                return false;
            }
            tables.jobs().failUnfinished(assetId);
            tables.assets().delete(assetId, now);
            removeParts(tables, tenant.get(), assetId, asset.get().perceptualHash());
            tables.renditions().orphan(assetId);
            Totals totals = tables.renditions().totals(assetId);
            tables.tenants().countAssets(tenant.get().id(), -1, -asset.get().bytes());
            tables.tenants().countRenditions(tenant.get().id(), -totals.count(), -totals.bytes());
            return true;
        });
    }

    @Override
    public Optional<Job> reopen(long assetId, Optional<RequestId> requestId, Instant now) {
        return database.transaction(tables -> {
            tables.tenants().lockOwner(assetId);
            return reopen(tables, assetId, requestId, now);
        });
    }

    /** Under the lock of the asset's tenant. */
    private static Optional<Job> reopen(Tables tables, long assetId, Optional<RequestId> requestId, Instant now)
            throws SQLException {
        if (tables.assets().find(assetId).isEmpty()) {
            return Optional.empty();
        }
        Optional<Job> unfinished = tables.jobs().unfinished(assetId);
        return unfinished.isPresent() ? unfinished : Optional.of(tables.jobs().reopen(assetId, requestId, now));
    }

    @Override
    public Optional<Job> findJob(long jobId) {
        return database.read(tables -> tables.jobs().find(jobId));
    }

    @Override
    public Optional<Job> latestJob(long assetId) {
        return database.read(tables -> tables.jobs().latest(assetId));
    }

    @Override
    public List<Long> takeDue(Instant now, Instant quietUntil, int limit) {
        return database.transaction(tables -> tables.jobs().takeDue(now, quietUntil, limit));
    }

    @Override
    public Optional<JobLease> claim(long jobId, Instant now, Instant until) {
        return database.update(
                tables -> tables.jobs().claim(jobId, now, until),
                tables -> tables.jobs().claimAndRead(jobId, now, until));
    }

    @Override
    public boolean renew(JobLease lease, Instant until) {
        return database.transaction(tables -> tables.jobs().renew(lease, until));
    }

    @Override
    public boolean complete(
            JobLease lease, List<NewRendition> renditions, Optional<PerceptualHash> perceptualHash, Instant now) {
        long assetId = lease.job().assetId();
        return database.transaction(tables -> {
            Optional<Tenant> tenant = tables.tenants().lockOwner(assetId);
            // A deletion fails the job, so that under the tenant's lock a job in process means a living asset.
            if (tenant.isEmpty() || !tables.jobs().complete(lease)) {
                return false;
            }
            boolean isFirst = lease.token() == FIRST_TOKEN;
            if (perceptualHash.isPresent()) {
                Optional<PerceptualHash> old = isFirst
                        ? Optional.empty()
                        : tables.assets().find(assetId).flatMap(Asset::perceptualHash);
                setPerceptualHash(tables, tenant.get(), assetId, old, perceptualHash.get());
            }
            Map<String, Long> there = isFirst ? Map.of() : tables.renditions().bytesOfPresets(assetId);
            tables.renditions().put(assetId, renditions, there.keySet(), now);
            count(tables, tenant.get(), renditions, there);
            if (!isFirst) {
                tables.poison().removeOf(assetId);
            }
            return true;
        });
    }

    /** Mostly the hash is the one that is there already, as the same bytes were rendered again. */
    private static void setPerceptualHash(
            Tables tables, Tenant tenant, long assetId, Optional<PerceptualHash> old, PerceptualHash hash)
            throws SQLException {
        if (!old.equals(Optional.of(hash))) {
            tables.assets().setPerceptualHash(assetId, hash);
            removeParts(tables, tenant, assetId, old);
            tables.hashParts().add(tenant, assetId, hash);
        }
    }

    private static void removeParts(Tables tables, Tenant tenant, long assetId, Optional<PerceptualHash> hash)
            throws SQLException {
        if (hash.isPresent()) {
            tables.hashParts().remove(tenant, assetId, hash.get());
        }
    }

    private static void count(Tables tables, Tenant tenant, List<NewRendition> made, Map<String, Long> there)
            throws SQLException {
        long added = made.stream()
                .filter(rendition -> !there.containsKey(rendition.preset()))
                .count();
        long bytes = made.stream()
                .mapToLong(rendition -> rendition.bytes() - there.getOrDefault(rendition.preset(), 0L))
                .sum();
        if (added != 0 || bytes != 0) {
            tables.tenants().countRenditions(tenant.id(), added, bytes);
        }
    }

    @Override
    public boolean retry(JobLease lease, String error, Instant notBefore) {
        return database.transaction(tables -> tables.jobs().retry(lease, ErrorText.fit(error), notBefore));
    }

    @Override
    public boolean release(JobLease lease, Instant now) {
        return database.transaction(tables -> tables.jobs().release(lease, now));
    }

    @Override
    public boolean bury(JobLease lease, String error, Instant now) {
        String text = ErrorText.fit(error);
        return database.transaction(tables -> {
            if (!tables.jobs().fail(lease, text)) {
                return false;
            }
            tables.poison().removeOf(lease.job().assetId());
            tables.poison().add(lease.job(), text, now);
            return true;
        });
    }

    @Override
    public List<PoisonJob> poisoned(long afterId, int limit) {
        return database.read(tables -> tables.poison().after(afterId, limit));
    }

    @Override
    public Optional<Job> redrive(long poisonId, Optional<RequestId> requestId, Instant now) {
        return database.transaction(tables -> {
            tables.tenants().lockOwnerOfPoison(poisonId);
            Optional<PoisonJob> poison = tables.poison().find(poisonId);
            if (poison.isEmpty()) {
                return Optional.empty();
            }
            tables.poison().remove(poisonId);
            return reopen(tables, poison.get().assetId(), requestId, now);
        });
    }

    @Override
    public JobBacklog backlog() {
        return database.read(tables -> tables.jobs().backlog());
    }

    @Override
    public Optional<TenantUsage> usage(String tenant) {
        return database.read(tables -> tables.tenants().usage(tenant));
    }

    @Override
    public List<TenantUsage> usage(long afterTenantId, int limit) {
        return database.read(tables -> tables.tenants().usage(afterTenantId, limit));
    }

    @Override
    public StoredTotal total() {
        return database.read(tables -> tables.tenants().total());
    }

    @Override
    public Optional<UsageCount> countUsage(long tenantId) {
        return database.read(tables -> tables.tenants().count(tenantId));
    }

    @Override
    public Optional<TenantUsage> recount(long tenantId) {
        return database.transaction(tables -> {
            if (tables.tenants().lock(tenantId).isEmpty()) {
                return Optional.empty();
            }
            TenantUsage counted = tables.tenants().count(tenantId).orElseThrow().counted();
            tables.tenants().setUsage(counted);
            return Optional.of(counted);
        });
    }

    @Override
    public long countRenditions(Instant madeBefore) {
        return database.read(tables -> tables.renditions().count(madeBefore));
    }

    @Override
    public List<PurgeCandidate> purgeCandidates(Instant before, long afterId, int limit) {
        return database.read(tables -> tables.renditions().orphans(before, afterId, limit));
    }

    @Override
    public boolean deleteRendition(long renditionId) {
        return database.transaction(tables -> tables.renditions().removeOrphan(renditionId));
    }

    @Override
    public List<DeletedAsset> deletedAssets(Instant before, long afterId, int limit) {
        return database.read(tables -> tables.assets().deleted(before, afterId, limit));
    }

    @Override
    public boolean forget(long assetId) {
        return database.transaction(tables -> {
            tables.tenants().lockOwner(assetId);
            if (!tables.assets().isForgettable(assetId)) {
                return false;
            }
            tables.poison().removeOf(assetId);
            tables.jobs().remove(assetId);
            return tables.assets().remove(assetId);
        });
    }

    @Override
    public Set<StorageKey> named(Collection<StorageKey> keys) {
        List<StorageKey> all = List.copyOf(keys);
        return database.transaction(tables -> {
            Set<StorageKey> named = new HashSet<>();
            for (List<StorageKey> some : Session.portions(all, KEYS_A_STATEMENT)) {
                named.addAll(tables.assets().named(some));
                named.addAll(tables.renditions().named(some));
            }
            return named;
        });
    }

    @Override
    public void check() {
        database.read(tables -> {
            tables.tenants().check();
            tables.jobs().check();
            return true;
        });
    }
}
