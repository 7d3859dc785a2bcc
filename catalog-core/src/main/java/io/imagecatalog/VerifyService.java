package io.imagecatalog;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Finding;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.StorageLayout;
import io.imagecatalog.model.StoredObject;
import io.imagecatalog.model.TenantUsage;
import io.imagecatalog.model.UsageCount;
import io.imagecatalog.model.VerifyPage;
import io.imagecatalog.model.VerifyPosition;
import io.imagecatalog.model.VerifyPosition.Stage;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.Storage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Compares the repository with the storage, both ways: that the bytes of every living asset and of its renditions are there,
 * that every asset has renditions or will have, that usage is what it comes to, and that no blob lies about unnamed.
 *
 * <p>It goes page by page and only looks. What others do meanwhile is no finding. Thread-safe.
 */
public final class VerifyService {
    private static final int ASSETS = 100;
    private static final int TENANTS = 20;
    private static final int BLOBS = 500;

    private final CatalogRepository repository;
    private final Storage storage;
    private final AssetService assets;
    private final CatalogOptions options;
    private final Clock clock;
    private final Orphans orphans;

    @javax.inject.Inject
    @jakarta.inject.Inject
    public VerifyService(
            CatalogRepository repository, Storage storage, AssetService assets, CatalogOptions options, Clock clock) {
        this.repository = repository;
        this.storage = storage;
        this.assets = assets;
        this.options = options;
        this.clock = clock;
        this.orphans = new Orphans(repository);
    }

    /**
     * Looks at the next some. A whole verification begins at {@link VerifyPosition#start()} and ends with a page that has
     * no next.
     *
     * @param hashes whether all bytes are read and hashed too, not only counted
     * @throws io.imagecatalog.spi.PortException if the repository or the storage can't answer
     */
    public VerifyPage verify(VerifyPosition from, boolean hashes) {
        return switch (from.stage()) {
            case ASSETS -> assets(Long.parseLong(from.after()), hashes);
            case TENANTS -> tenants(Long.parseLong(from.after()));
            case ORIGINALS -> blobs(from, StorageLayout.ORIGINALS);
            case RENDITIONS -> blobs(from, StorageLayout.RENDITIONS);
        };
    }

    /**
     * Mends what was found, if that can be done from what there is: asks for renditions to be made again, or sets usage
     * right. The bytes of a changed rendition stay until the purge.
     *
     * @return whether that was done; not so for what {@link Finding.Kind#isRepairable} denies, for what is gone by now, and
     *     for renditions of an original that is lost
     */
    public boolean repair(Finding finding) {
        if (!finding.kind().isRepairable() || finding.subjectId().isEmpty()) {
            return false;
        }
        long id = finding.subjectId().get();
        return finding.kind() == Finding.Kind.USAGE_WRONG
                ? repository.recount(id).isPresent()
                : repository.find(id).filter(assets::hasOriginal).isPresent()
                        && assets.regenerate(id).isPresent();
    }

    private VerifyPage assets(long afterId, boolean hashes) {
        AssetCheck check = new AssetCheck(repository, storage, hashes);
        List<Asset> page = repository.assets(afterId, ASSETS);
        List<Finding> findings =
                page.stream().flatMap(asset -> check.findings(asset).stream()).toList();
        return page(page, ASSETS, findings, Stage.ASSETS, asset -> Long.toString(asset.id()));
    }

    private VerifyPage tenants(long afterId) {
        List<TenantUsage> page = repository.usage(afterId, TENANTS);
        List<Finding> findings = page.stream()
                .flatMap(usage -> repository.countUsage(usage.tenant().id()).stream())
                .filter(count -> !count.agrees())
                .map(VerifyService::wrongUsage)
                .toList();
        return page(
                page,
                TENANTS,
                findings,
                Stage.TENANTS,
                usage -> Long.toString(usage.tenant().id()));
    }

    private VerifyPage blobs(VerifyPosition from, String prefix) {
        Instant putBefore = clock.instant().minus(options.orphanGrace());
        StorageKey after = from.after().isEmpty() ? null : new StorageKey(from.after());
        List<StoredObject> page = storage.list(prefix, after, BLOBS);
        List<Finding> findings = orphans.among(page, putBefore).stream()
                .map(VerifyService::orphan)
                .toList();
        return page(page, BLOBS, findings, from.stage(), blob -> blob.key().value());
    }

    private static <T> VerifyPage page(
            List<T> page, int full, List<Finding> findings, Stage stage, Function<T, String> position) {
        Optional<VerifyPosition> next = page.size() < full
                ? following(stage)
                : Optional.of(new VerifyPosition(stage, position.apply(page.get(page.size() - 1))));
        return new VerifyPage(page.size(), findings, next);
    }

    private static Optional<VerifyPosition> following(Stage stage) {
        return switch (stage) {
            case ASSETS -> Optional.of(VerifyPosition.startOf(Stage.TENANTS));
            case TENANTS -> Optional.of(VerifyPosition.startOf(Stage.ORIGINALS));
            case ORIGINALS -> Optional.of(VerifyPosition.startOf(Stage.RENDITIONS));
            case RENDITIONS -> Optional.empty();
        };
    }

    private static Finding wrongUsage(UsageCount count) {
        return new Finding(
                Finding.Kind.USAGE_WRONG,
                Optional.of(count.kept().tenant().id()),
                "tenant " + count.kept().tenant().name() + " is said to have " + amounts(count.kept()) + ", but has "
                        + amounts(count.counted()));
    }

    private static String amounts(TenantUsage usage) {
        return usage.assetCount() + " assets of " + usage.assetBytes() + " bytes and " + usage.renditionCount()
                + " renditions of " + usage.renditionBytes() + " bytes";
    }

    private static Finding orphan(StoredObject blob) {
        return new Finding(
                Finding.Kind.ORPHAN,
                Optional.empty(),
                blob.key() + ", " + blob.length() + " bytes, is named by nothing");
    }
}
