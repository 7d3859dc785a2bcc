package io.imagecatalog.model;

/**
 * What a tenant's usage is kept as, beside what its assets and renditions come to when they are counted, both of one moment.
 */
public record UsageCount(TenantUsage kept, TenantUsage counted) {

    public boolean agrees() {
        return kept.equals(counted);
    }
}
