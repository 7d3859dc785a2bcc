package io.imagecatalog.model;

/**
 * An asset about to be registered; its original is in the storage already.
 *
 * @param filename as the uploader named it, for people to read; never a path
 * @param original where the original's bytes are
 * @param bytes the original's length
 */
public record NewAsset(
        String tenant, String filename, ContentHash hash, StorageKey original, long bytes, ImageInfo image) {
    public NewAsset {
        Tenant.requireName(tenant);
    }
}
