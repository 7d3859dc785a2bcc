package io.imagecatalog.server.cli;

import io.imagecatalog.model.TenantUsage;

/** A tenant's usage as JSON has it, by the names that it has over HTTP. */
record UsageBody(
        String tenantName,
        long assetCount,
        long assetBytes,
        long renditionCount,
        long renditionBytes,
        long totalBytes) {

    static UsageBody of(TenantUsage usage) {
        return new UsageBody(
                usage.tenant().name(),
                usage.assetCount(),
                usage.assetBytes(),
                usage.renditionCount(),
                usage.renditionBytes(),
                usage.totalBytes());
    }
}
