package io.imagecatalog.spring;

import static io.imagecatalog.spring.PropertyCheck.require;
import static io.imagecatalog.spring.PropertyCheck.requireWithin;

import io.imagecatalog.CatalogOptions;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Presets;
import io.imagecatalog.model.Quota;
import io.imagecatalog.spi.QuotaPolicy;
import io.imagecatalog.spi.RequestIds;
import io.imagecatalog.spring.CatalogProperties.TenantQuota;
import io.imagecatalog.worker.RetrySchedule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** What the properties come to. Each method throws if one of them is not allowed, and names it. */
record CatalogSettings(CatalogProperties properties) {
    private static final Duration LONG = Duration.ofDays(3650);
    private static final int MAX_THREADS = 1024;
    private static final DataSize LEAST_MEMORY = DataSize.ofMegabytes(1);

    CatalogOptions options(Presets presets, QuotaPolicy quotas, RequestIds requestIds) {
        DataSize cache = properties.cacheSize();
        requireWithin(Duration.ofHours(1), LONG, "catalog.orphan-grace", properties.orphanGrace());
        require(!cache.isNegative(), "catalog.cache-size", cache, "It is a size such as 32MB, or 0 for none.");
        Path spool = properties.storage().spoolDirectory();
        return new CatalogOptions(
                presets,
                limits(),
                spool == null ? CatalogOptions.standard().spoolDirectory() : spool,
                properties.orphanGrace(),
                cache.toBytes(),
                quotas,
                requestIds);
    }

    Presets presets() {
        return PresetReader.read(properties.presets());
    }

    private Limits limits() {
        CatalogProperties.Limits asked = properties.limits();
        DataSize bytes = asked.maxUploadSize();
        require(
                bytes.toBytes() >= 1,
                "catalog.limits.max-upload-size",
                bytes,
                "It is a size such as 64MB, at least 1B.");
        require(asked.maxPixels() >= 1, "catalog.limits.max-pixels", asked.maxPixels(), "It is at least 1.");
        require(asked.maxSide() >= 1, "catalog.limits.max-side", asked.maxSide(), "It is at least 1.");
        requireWithin(Duration.ofSeconds(1), LONG, "catalog.limits.max-decode-time", asked.maxDecodeTime());
        return new Limits(bytes.toBytes(), asked.maxPixels(), asked.maxSide(), asked.maxDecodeTime());
    }

    QuotaPolicy quotas() {
        CatalogProperties.Quota asked = properties.quota();
        Quota ofEach = quota("catalog.quota", new TenantQuota(asked.maxAssets(), asked.maxSize()));
        Map<String, Quota> own = new HashMap<>();
        asked.tenants().forEach((tenant, quota) -> own.put(tenant, quota("catalog.quota.tenants." + tenant, quota)));
        return tenant -> own.getOrDefault(tenant, ofEach);
    }

    private static Quota quota(String property, TenantQuota asked) {
        Long assets = asked.maxAssets();
        DataSize size = asked.maxSize();
        require(assets == null || assets >= 0, property + ".max-assets", assets, "It is at least 0.");
        require(
                size == null || !size.isNegative(),
                property + ".max-size",
                size,
                "It is a size such as 10GB, at least 0.");
        return new Quota(assets == null ? Long.MAX_VALUE : assets, size == null ? Long.MAX_VALUE : size.toBytes());
    }

    /** Of all pictures that are decoded at a time, in bytes. */
    long imageMemory() {
        long heap = Runtime.getRuntime().maxMemory();
        DataSize asked = properties.imageMemory();
        require(
                asked == null || (asked.compareTo(LEAST_MEMORY) >= 0 && asked.toBytes() <= heap),
                "catalog.image-memory",
                asked,
                "It is a size such as 256MB, from 1MB to the "
                        + DataSize.ofBytes(heap).toMegabytes() + "MB of the heap.");
        return bytes(asked, heap / 2);
    }

    int threads() {
        int threads = properties.workers().threads();
        require(
                threads >= 0 && threads <= MAX_THREADS,
                "catalog.workers.threads",
                threads,
                "It is 0 to " + MAX_THREADS + "; with 0 other processes make the renditions.");
        return threads;
    }

    Duration lease() {
        Duration lease = properties.workers().lease();
        requireWithin(Duration.ofSeconds(10), Duration.ofHours(1), "catalog.workers.lease", lease);
        return lease;
    }

    Duration drain() {
        Duration drain = properties.workers().drain();
        requireWithin(Duration.ZERO, Duration.ofHours(1), "catalog.workers.drain", drain);
        return drain;
    }

    RetrySchedule retries() {
        for (Duration delay : properties.workers().retries()) {
            requireWithin(Duration.ZERO, LONG, "catalog.workers.retries", delay);
        }
        return new RetrySchedule(properties.workers().retries());
    }

    private static long bytes(@Nullable DataSize asked, long otherwise) {
        return asked == null ? otherwise : asked.toBytes();
    }
}
