package io.imagecatalog;

import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Presets;
import io.imagecatalog.spi.QuotaPolicy;
import io.imagecatalog.spi.RequestIds;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What can be set on a catalog's services.
 *
 * @param presets the renditions that every asset gets
 * @param limits what uploads may be
 * @param spoolDirectory where uploads wait while they are looked at; created when needed
 * @param orphanGrace how old a blob that no row names must be before the purge takes it for an orphan; longer than any
 *     upload or rendering can last
 * @param cacheBytes how much memory the renditions handed out most may take
 * @param quotas how much each tenant may store
 * @param requestIds which request a thread works for
 */
public record CatalogOptions(
        Presets presets,
        Limits limits,
        Path spoolDirectory,
        Duration orphanGrace,
        long cacheBytes,
        QuotaPolicy quotas,
        RequestIds requestIds) {

    /** The guide's presets, standard limits, the system's temporary directory, 24 hours, 32 MiB, no quotas, no request ids. */
    public static CatalogOptions standard() {
        return new CatalogOptions(
                Presets.standard(),
                Limits.standard(),
                Path.of(System.getProperty("java.io.tmpdir")),
                Duration.ofHours(24),
                32L << 20,
                QuotaPolicy.unlimited(),
                RequestIds.none());
    }

    public CatalogOptions withPresets(Presets changed) {
        return new CatalogOptions(changed, limits, spoolDirectory, orphanGrace, cacheBytes, quotas, requestIds);
    }

    public CatalogOptions withLimits(Limits changed) {
        return new CatalogOptions(presets, changed, spoolDirectory, orphanGrace, cacheBytes, quotas, requestIds);
    }

    public CatalogOptions withSpoolDirectory(Path changed) {
        return new CatalogOptions(presets, limits, changed, orphanGrace, cacheBytes, quotas, requestIds);
    }

    public CatalogOptions withOrphanGrace(Duration changed) {
        return new CatalogOptions(presets, limits, spoolDirectory, changed, cacheBytes, quotas, requestIds);
    }

    public CatalogOptions withCacheBytes(long changed) {
        return new CatalogOptions(presets, limits, spoolDirectory, orphanGrace, changed, quotas, requestIds);
    }

    public CatalogOptions withQuotas(QuotaPolicy changed) {
        return new CatalogOptions(presets, limits, spoolDirectory, orphanGrace, cacheBytes, changed, requestIds);
    }

    public CatalogOptions withRequestIds(RequestIds changed) {
        return new CatalogOptions(presets, limits, spoolDirectory, orphanGrace, cacheBytes, quotas, changed);
    }
}
