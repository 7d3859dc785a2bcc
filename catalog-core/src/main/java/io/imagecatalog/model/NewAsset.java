package io.imagecatalog.model;

import java.util.Optional;

/**
 * An asset about to be registered; its original is in the storage already.
 *
 * @param filename as the uploader named it, for people to read; never a path
 * @param original where the original's bytes are
 * @param bytes the original's length
 * @param requestId of the request that it comes from, for its job
 */
public record NewAsset(
        String tenant,
        String filename,
        ContentHash hash,
        StorageKey original,
        long bytes,
        ImageInfo image,
        Optional<RequestId> requestId) {
    public NewAsset {
        Tenant.requireName(tenant);
    }

    /** One that comes from no request that has an id. */
    public NewAsset(
            String tenant, String filename, ContentHash hash, StorageKey original, long bytes, ImageInfo image) {
        this(tenant, filename, hash, original, bytes, image, Optional.empty());
    }
}
