package io.imagecatalog;

import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.StorageLayout;
import io.imagecatalog.model.StoredObject;
import io.imagecatalog.spi.CatalogRepository;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Tells blobs that nothing names, nor will, from those that are needed. */
final class Orphans {
    private final CatalogRepository repository;

    Orphans(CatalogRepository repository) {
        this.repository = repository;
    }

    /** @param putBefore younger blobs are left alone: an upload or a job may be about to name them */
    List<StoredObject> among(List<StoredObject> page, Instant putBefore) {
        List<StoredObject> old = page.stream()
                .filter(blob -> blob.modifiedAt().isBefore(putBefore))
                .toList();
        Set<StorageKey> named =
                repository.named(old.stream().map(StoredObject::key).toList());
        return old.stream()
                .filter(blob -> !named.contains(blob.key()) && isOrphan(blob.key()))
                .toList();
    }

    /**
     * What a worker is about to record is not named yet. So only when its asset has no job under way is the key asked for
     * once more: from then on nobody can name it any more.
     */
    private boolean isOrphan(StorageKey key) {
        OptionalLong assetId = StorageLayout.assetOfRendition(key);
        return (assetId.isEmpty() || !isBeingRendered(assetId.getAsLong()))
                && repository.named(List.of(key)).isEmpty();
    }

    private boolean isBeingRendered(long assetId) {
        return repository
                .latestJob(assetId)
                .filter(job -> !job.status().isFinished())
                .isPresent();
    }
}
