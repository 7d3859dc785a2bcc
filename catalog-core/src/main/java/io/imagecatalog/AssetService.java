package io.imagecatalog;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.CacheUse;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.NewAsset;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Presets;
import io.imagecatalog.model.Quota;
import io.imagecatalog.model.Rendition;
import io.imagecatalog.model.SimilarAsset;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.StorageLayout;
import io.imagecatalog.model.Tenant;
import io.imagecatalog.model.TenantUsage;
import io.imagecatalog.model.UploadOutcome;
import io.imagecatalog.model.UploadResult;
import io.imagecatalog.model.UploadResult.AlreadyExists;
import io.imagecatalog.model.UploadResult.Uploaded;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.HashParts;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.QuotaExceededException;
import io.imagecatalog.spi.RenditionEngine;
import io.imagecatalog.spi.RepositoryException;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.spi.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes pictures in, and hands them and their renditions out.
 *
 * <p>The same bytes are one asset for a tenant, however often and by however many they are uploaded at once.
 *
 * <p>Thread-safe. Every method throws {@link RepositoryException} or {@link StorageException} when one of those is broken.
 * A broken queue shows only in that renditions come a little later.
 */
public final class AssetService {
    /** The most similar assets that are handed out at once. */
    public static final int MAX_SIMILAR = 1000;

    /** The most assets on a page. */
    public static final int MAX_PAGE = 1000;

    private final CatalogRepository repository;
    private final Storage storage;
    private final RenditionEngine engine;
    private final CatalogOptions options;
    private final CatalogListener listener;
    private final Clock clock;
    private final JobBell bell;
    private final Spool spool;
    private final RenditionCache cache;

    @javax.inject.Inject
    @jakarta.inject.Inject
    public AssetService(
            CatalogRepository repository,
            Storage storage,
            JobQueue queue,
            RenditionEngine engine,
            CatalogOptions options,
            CatalogListener listener,
            Clock clock) {
        this.repository = repository;
        this.storage = storage;
        this.engine = engine;
        this.options = options;
        this.listener = CatalogListener.all(listener);
        this.clock = clock;
        this.bell = new JobBell(queue, this.listener);
        this.spool = new Spool(options.spoolDirectory(), options.limits().maxUploadBytes());
        this.cache = new RenditionCache(storage, options.cacheBytes());
    }

    /** Takes a file in, under its own name. See {@link #upload(String, String, InputStream)}. */
    public UploadResult upload(String tenant, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return upload(tenant, String.valueOf(file.getFileName()), in);
        }
    }

    /**
     * Takes a picture in: keeps its bytes as they are and asks for its renditions.
     *
     * @param tenant made known by its first upload; see {@link Tenant#requireName}
     * @param filename for people to read; a path is cut to its last part
     * @param bytes read to the end, unless they are too many; not closed
     * @throws InvalidImageException if the bytes are refused; nothing is left of them
     * @throws QuotaExceededException if they would be too much for their tenant; nothing is left of them
     * @throws IllegalArgumentException if the tenant's name may not be one
     * @throws StorageException if they can't be put aside or kept
     * @throws IOException if they can't be read
     */
    public UploadResult upload(String tenant, String filename, InputStream bytes) throws IOException {
        Tenant.requireName(tenant);
        try (ReceivedFile received = receive(bytes)) {
            return upload(tenant, filename, received);
        }
    }

    /**
     * Takes in what was {@linkplain #receive received} before, for when the bytes come earlier than the words about them.
     * The received file stays the caller's to close.
     */
    public UploadResult upload(String tenant, String filename, ReceivedFile received) throws IOException {
        Tenant.requireName(tenant);
        long start = System.nanoTime();
        UploadOutcome outcome = UploadOutcome.FAILED;
        try {
            UploadResult result = takeIn(tenant, filename, received);
            outcome = result instanceof Uploaded ? UploadOutcome.STORED : UploadOutcome.KNOWN;
            return result;
        } catch (InvalidImageException | QuotaExceededException e) {
            outcome = UploadOutcome.REFUSED;
            throw e;
        } finally {
            listener.uploadEnded(outcome, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private UploadResult takeIn(String tenant, String filename, ReceivedFile received) throws IOException {
        Optional<Asset> known = repository.findByHash(tenant, received.hash());
        if (known.isPresent()) {
            return existing(known.get(), received);
        }
        requireRoom(tenant, received.content().length());
        ImageInfo image = engine.probe(received.content());
        return register(tenant, FileName.clean(filename), received, image);
    }

    /**
     * Puts incoming bytes aside, hashing them on the way, and stops reading where they become too many.
     *
     * @throws InvalidImageException if there are more bytes than an upload may have
     * @throws StorageException if they can't be put aside
     * @throws IOException if they can't be read
     */
    public ReceivedFile receive(InputStream bytes) throws IOException {
        return spool.receive(bytes);
    }

    /** Which renditions every asset gets. */
    public Presets presets() {
        return options.presets();
    }

    public Optional<Asset> find(long assetId) {
        return repository.find(assetId);
    }

    /**
     * The tenant's asset with these bytes, if uploading them would change nothing: its original is there, and its renditions
     * are, or will be. For whoever has many files and wants to spare reading those in that are there.
     */
    public Optional<Asset> findSound(String tenant, ContentHash hash) {
        return repository.findByHash(tenant, hash).filter(asset -> hasOriginal(asset) && isRendered(asset));
    }

    /** The asset with its renditions and its newest job. */
    public Optional<AssetDetails> details(long assetId) {
        return repository
                .find(assetId)
                .map(asset -> new AssetDetails(asset, repository.renditions(assetId), repository.latestJob(assetId)));
    }

    /**
     * A page of a tenant's assets, the newest first.
     *
     * @param beforeId of the last one on the page before; {@code Long.MAX_VALUE} for the first page
     * @param limit 1 to {@value #MAX_PAGE}
     * @throws IllegalArgumentException if the limit is another
     */
    public List<Asset> newest(String tenant, long beforeId, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("A page has 1 to " + MAX_PAGE + " assets, not " + limit);
        }
        return repository.newest(tenant, beforeId, limit);
    }

    /** The original, byte for byte as it came. */
    public Optional<PictureFile> original(long assetId) {
        return repository.find(assetId).flatMap(this::original);
    }

    /**
     * A rendition; empty if there is no such asset, or it has not been rendered yet.
     *
     * @throws UnknownPresetException if no preset has that name
     */
    public Optional<PictureFile> rendition(long assetId, String preset) {
        return findRendition(assetId, preset).flatMap(cache::open);
    }

    /** What is known of a rendition, without a look at its bytes. Empty, and throws, as {@link #rendition} does. */
    public Optional<Rendition> findRendition(long assetId, String preset) {
        if (options.presets().named(preset).isEmpty()) {
            throw new UnknownPresetException(preset, options.presets());
        }
        return repository.renditions(assetId).stream()
                .filter(rendition -> rendition.preset().equals(preset))
                .findFirst();
    }

    /** The {@value #MAX_SIMILAR} most similar ones. See {@link #similar(long, int, int)}. */
    public Optional<List<SimilarAsset>> similar(long assetId, int maxDistance) {
        return similar(assetId, maxDistance, MAX_SIMILAR);
    }

    /**
     * The other assets of the same tenant that look much like this one, the most alike first, of those the oldest. Empty
     * if there is no such asset, or it has not been rendered yet and so has no perceptual hash.
     *
     * @param maxDistance in how many bits their perceptual hashes may differ, 0 to {@value HashParts#MAX_DISTANCE}; 10 is
     *     a good choice
     * @param limit 1 to {@value #MAX_SIMILAR}
     * @throws IllegalArgumentException if one of these is out of bounds
     */
    public Optional<List<SimilarAsset>> similar(long assetId, int maxDistance, int limit) {
        HashParts.requireDistance(maxDistance);
        if (limit < 1 || limit > MAX_SIMILAR) {
            throw new IllegalArgumentException(
                    "At least 1 and at most " + MAX_SIMILAR + " similar pictures can be asked for, not " + limit);
        }
        return repository
                .find(assetId)
                .flatMap(asset -> asset.perceptualHash().map(hash -> similar(asset, hash, maxDistance, limit)));
    }

    /**
     * Deletes an asset. It and its renditions are gone for everybody at once; their bytes go with a later purge.
     *
     * @return {@code false} if there is no such asset
     */
    public boolean delete(long assetId) {
        return repository.delete(assetId, clock.instant());
    }

    /** Asks for all renditions to be made again; the old ones serve until then. Empty if there is no such asset. */
    public Optional<Job> regenerate(long assetId) {
        Optional<Job> job = repository.reopen(assetId, options.requestIds().current(), clock.instant());
        job.ifPresent(bell::ring);
        return job;
    }

    /** What the cache of renditions was good for. */
    CacheUse cacheUse() {
        return cache.use();
    }

    private UploadResult register(String tenant, String filename, ReceivedFile received, ImageInfo image) {
        StorageKey key = StorageLayout.original(tenant, received.hash(), freshSuffix());
        storage.put(key, received.content(), image.format().mediaType());
        long length = received.content().length();
        UploadResult result = registered(new NewAsset(
                tenant,
                filename,
                received.hash(),
                key,
                length,
                image,
                options.requestIds().current()));
        if (result instanceof Uploaded uploaded) {
            bell.ring(uploaded.job());
            listener.uploaded(uploaded.asset(), uploaded.job());
        } else if (!result.asset().original().equals(key)) {
            discard(key);
        }
        return result;
    }

    private UploadResult registered(NewAsset asset) {
        try {
            return repository.register(asset, options.quotas().of(asset.tenant()), clock.instant());
        } catch (QuotaExceededException e) {
            discard(asset.original());
            throw e;
        }
    }

    /** Spares the work for what would be refused; what holds is said when the asset is registered. */
    private void requireRoom(String tenant, long bytes) {
        Quota quota = options.quotas().of(tenant);
        if (quota.equals(Quota.unlimited())) {
            return;
        }
        Optional<TenantUsage> usage = repository.usage(tenant);
        long assets = usage.map(TenantUsage::assetCount).orElse(0L);
        if (!quota.hasRoomFor(bytes, assets, usage.map(TenantUsage::assetBytes).orElse(0L))) {
            throw QuotaExceededException.of(tenant, quota, assets);
        }
    }

    /** Nothing will ever name this blob: another upload of the same bytes was faster, or there was no room for it. */
    private void discard(StorageKey key) {
        try {
            storage.delete(key);
        } catch (StorageException e) {
            listener.degraded("A blob that nothing names is left to the purge", e);
        }
    }

    /**
     * An asset whose original is lost or cut gets it back, and one that should have renditions, but neither has them all
     * nor a job to make them, gets a new job.
     */
    private UploadResult existing(Asset asset, ReceivedFile received) {
        if (!hasOriginal(asset)) {
            storage.put(
                    asset.original(), received.content(), asset.image().format().mediaType());
        }
        if (!isRendered(asset)) {
            regenerate(asset.id());
        }
        return new AlreadyExists(asset);
    }

    /** Whether it has all its renditions, or a job is to make them. */
    private boolean isRendered(Asset asset) {
        boolean beingMade = repository
                .latestJob(asset.id())
                .filter(job -> !job.status().isFinished())
                .isPresent();
        return beingMade || isComplete(asset);
    }

    /** Whether its original is there in its whole length. */
    boolean hasOriginal(Asset asset) {
        return storage.stat(asset.original())
                .filter(blob -> blob.length() == asset.bytes())
                .isPresent();
    }

    private boolean isComplete(Asset asset) {
        List<Rendition> renditions = repository.renditions(asset.id());
        Set<String> made = renditions.stream().map(Rendition::preset).collect(Collectors.toSet());
        return options.presets().all().stream().map(Preset::name).allMatch(made::contains);
    }

    private Optional<PictureFile> original(Asset asset) {
        Optional<Content> content = storage.open(asset.original());
        return content.map(
                bytes -> new PictureFile(bytes, asset.hash(), asset.image().format(), asset.createdAt()));
    }

    /** Asks for one more, as the asset itself may be among them. */
    private List<SimilarAsset> similar(Asset asset, PerceptualHash hash, int maxDistance, int limit) {
        return repository.similar(asset.tenant(), hash, maxDistance, limit + 1).stream()
                .filter(similar -> similar.asset().id() != asset.id())
                .limit(limit)
                .toList();
    }

    private static String freshSuffix() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
