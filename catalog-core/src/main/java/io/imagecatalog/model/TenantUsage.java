package io.imagecatalog.model;

/** What a tenant stores: its assets that are not deleted, and their renditions. */
public record TenantUsage(Tenant tenant, long assetCount, long assetBytes, long renditionCount, long renditionBytes) {

    public long totalBytes() {
        return assetBytes + renditionBytes;
    }
}
