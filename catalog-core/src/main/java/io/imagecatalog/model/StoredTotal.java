package io.imagecatalog.model;

/** What all tenants store together: assets that are not deleted, and their renditions. */
public record StoredTotal(long assetCount, long assetBytes, long renditionCount, long renditionBytes) {
    /** What is stored before the first upload. */
    public static final StoredTotal NOTHING = new StoredTotal(0, 0, 0, 0);

    public StoredTotal plus(TenantUsage usage) {
        return new StoredTotal(
                assetCount + usage.assetCount(),
                assetBytes + usage.assetBytes(),
                renditionCount + usage.renditionCount(),
                renditionBytes + usage.renditionBytes());
    }
}
