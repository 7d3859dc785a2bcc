package io.imagecatalog.spring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What can be set under {@code catalog}. Values are checked when the catalog is made: the application does not start with one
 * that is not allowed, and is told which it is.
 *
 * @param storage where pictures are kept
 * @param jdbc the tables in the application's database
 * @param presets the renditions that every asset gets, by name; thumb, card and zoom within 100, 400 and 1200 pixels if none
 *     are set
 * @param limits what uploads may be
 * @param quota how much tenants may store
 * @param workers who makes the renditions
 * @param orphanGrace how old a file that nothing names must be before the purge deletes it, at least an hour
 * @param cacheSize memory for the renditions that are handed out most
 * @param imageMemory memory for pictures that are being decoded, all together; half of the heap by default
 */
@ConfigurationProperties("catalog")
public record CatalogProperties(
        @DefaultValue Storage storage,
        @DefaultValue Jdbc jdbc,
        @DefaultValue Map<String, Preset> presets,
        @DefaultValue Limits limits,
        @DefaultValue Quota quota,
        @DefaultValue Workers workers,
        @DefaultValue("24h") Duration orphanGrace,
        @DefaultValue("32MB") DataSize cacheSize,
        @Nullable DataSize imageMemory) {

    /**
     * Where pictures are kept.
     *
     * @param directory of originals and renditions; created if it is not there
     * @param spoolDirectory where uploads wait while they are looked at; the system's temporary directory by default
     */
    public record Storage(
            @DefaultValue("data/pictures") Path directory,
            @Nullable Path spoolDirectory) {}

    /**
     * The tables in the application's database.
     *
     * @param initializeSchema when tables that are not there are made at the start
     */
    public record Jdbc(@DefaultValue("embedded") SchemaInitialization initializeSchema) {}

    /** When tables that are not there are made at the start. */
    public enum SchemaInitialization {
        /** In an H2 that lives in memory. */
        EMBEDDED,
        /** In every database. */
        ALWAYS,
        /** By a migration tool alone. */
        NEVER
    }

    /**
     * How a rendition is made.
     *
     * @param width of the box that it must fit into, in pixels
     * @param height of the box; as the width by default
     * @param format of its file
     * @param quality of a JPEG, 1 to 100; 85 by default
     * @param background colour behind transparent parts, as in ffffff; white for a JPEG, none for a PNG by default
     * @param progressive whether a JPEG is shown ever clearer while it arrives
     * @param minSsim least SSIM of a JPEG, above 0 and at most 1, for which its quality is raised
     * @param minPsnr least PSNR of a JPEG in dB, above 0 and at most 100, for which its quality is raised
     * @param maxQuality the most that the quality is raised to for a least SSIM or PSNR, 1 to 100; 95 by default
     */
    public record Preset(
            @Nullable Integer width,
            @Nullable Integer height,
            @DefaultValue("jpeg") Format format,
            @Nullable Integer quality,
            @Nullable String background,
            @DefaultValue("false") boolean progressive,
            @Nullable Double minSsim,
            @Nullable Double minPsnr,
            @Nullable Integer maxQuality) {}

    /** What renditions can be written as. */
    public enum Format {
        JPEG,
        PNG
    }

    /**
     * What uploads may be.
     *
     * @param maxUploadSize of one original
     * @param maxPixels of one picture, width times height
     * @param maxSide of one picture, width or height, in pixels
     * @param maxDecodeTime of the processor, to decode one picture
     */
    public record Limits(
            @DefaultValue("64MB") DataSize maxUploadSize,
            @DefaultValue("100000000") long maxPixels,
            @DefaultValue("65500") int maxSide,
            @DefaultValue("1m") Duration maxDecodeTime) {}

    /**
     * How much tenants may store.
     *
     * @param maxAssets of each tenant; no limit by default
     * @param maxSize of each tenant's originals together; no limit by default
     * @param tenants quotas of their own in place of these, by tenant
     */
    public record Quota(
            @Nullable Long maxAssets,
            @Nullable DataSize maxSize,
            @DefaultValue Map<String, TenantQuota> tenants) {}

    /**
     * How much one tenant may store.
     *
     * @param maxAssets how many assets; no limit by default
     * @param maxSize of its originals together; no limit by default
     */
    public record TenantQuota(
            @Nullable Long maxAssets, @Nullable DataSize maxSize) {}

    /**
     * Who makes the renditions.
     *
     * @param threads how many pictures are worked on at once, 0 to 1024; 0 leaves it to other processes
     * @param lease how long a worker may be silent before its job goes to another, 10 seconds to an hour
     * @param retries how long a failed job waits before each further try; as many tries as there are durations
     * @param drain how long the application waits for running jobs when it stops
     */
    public record Workers(
            @DefaultValue("2") int threads,
            @DefaultValue("1m") Duration lease,
            @DefaultValue({"2s", "4s", "8s"}) List<Duration> retries,
            @DefaultValue("20s") Duration drain) {}
}
