package io.imagecatalog.server.settings;

import io.imagecatalog.CatalogOptions;
import io.imagecatalog.image.JpegDecoding;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Presets;
import io.imagecatalog.server.access.Admission;
import io.imagecatalog.server.access.Admission.ByKey;
import io.imagecatalog.server.access.Admission.OfEverybody;
import io.imagecatalog.server.access.ApiKeys;
import io.imagecatalog.spi.QuotaPolicy;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Reads settings: a flag goes before the environment, which goes before the default. */
public final class SettingsReader {
    private static final String WHOLE_NUMBER = "[0-9]{1,18}";
    private static final long NONE = -1;
    private static final String NO_KEYS = "none";
    private static final List<String> LOG_FORMATS = List.of("pretty", "json");
    private static final int MAX_PORT = 65_535;
    private static final int MAX_WORKERS = 1024;
    private static final long MAX_FILE = 1L << 40;
    private static final long MIN_BUDGET = 1 << 20;
    /** A lease is renewed three times a term, on a busy machine some seconds late; and one that lapses costs an attempt. */
    private static final Duration MIN_LEASE = Duration.ofSeconds(10);

    private static final Duration MAX_LEASE = Duration.ofHours(1);
    /** Longer than any upload is on its way from the storage to the database, and than clocks differ. */
    private static final Duration MIN_GRACE = Duration.ofHours(1);

    private final Map<Setting, String> flags;
    private final Map<String, String> environment;

    public SettingsReader(Map<Setting, String> flags, Map<String, String> environment) {
        this.flags = Map.copyOf(flags);
        this.environment = Map.copyOf(environment);
    }

    /**
     * Reads them all.
     *
     * @throws InvalidSettingException for the first that is wrong
     */
    public ServerSettings read() {
        requireLogFormat();
        return new ServerSettings(
                value(Setting.HOST).orElse("127.0.0.1"),
                (int) number(Setting.PORT, 10_000, 0, MAX_PORT),
                data(),
                value(Setting.PRESETS).map(PresetList::parse).orElseGet(Presets::standard),
                flag(Setting.ENABLE_WORKER, true),
                (int) number(Setting.WORKER_THREADS, Runtime.getRuntime().availableProcessors(), 1, MAX_WORKERS),
                value(Setting.DATABASE_URL),
                value(Setting.REDIS_URL),
                value(Setting.STORAGE_URL),
                value(Setting.S3_ENDPOINT),
                value(Setting.S3_PUBLIC_ENDPOINT),
                flag(Setting.S3_PATH_STYLE, value(Setting.S3_ENDPOINT).isPresent()),
                flag(Setting.RETRIEVE_BY_REDIRECT, false),
                limits(),
                jobLease(),
                quotas(),
                admission(),
                imageMemoryBudget(),
                jpegDecoding(),
                orphanGrace(),
                metricsPort());
    }

    /** Logging begins before this is read. */
    private void requireLogFormat() {
        value(Setting.CATALOG_LOG_FORMAT)
                .filter(format -> !LOG_FORMATS.contains(format))
                .ifPresent(format -> {
                    throw InvalidSettingException.of(
                            Setting.CATALOG_LOG_FORMAT, format, String.join(" or ", LOG_FORMATS));
                });
    }

    private OptionalInt metricsPort() {
        return value(Setting.METRICS_PORT).isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) number(Setting.METRICS_PORT, 0, 0, MAX_PORT));
    }

    private Limits limits() {
        Limits standard = Limits.standard();
        return standard.withMaxUploadBytes(size(Setting.MAX_UPLOAD_BYTES, standard.maxUploadBytes(), 1, MAX_FILE))
                .withMaxPixels(number(Setting.MAX_PIXELS, standard.maxPixels(), 1, Integer.MAX_VALUE));
    }

    private QuotaPolicy quotas() {
        return file(Setting.CATALOG_QUOTAS_FILE)
                .map(file -> WatchedFile.open(Setting.CATALOG_QUOTAS_FILE, file, QuotaList::parse))
                .<QuotaPolicy>map(quotas -> tenant -> quotas.get().of(tenant))
                .orElseGet(QuotaPolicy::unlimited);
    }

    private Admission admission() {
        Optional<String> named = value(Setting.CATALOG_API_KEYS_FILE);
        if (named.isEmpty() || named.get().equals(NO_KEYS)) {
            return new OfEverybody(named.isPresent());
        }
        Path file = path(Setting.CATALOG_API_KEYS_FILE, named.get());
        return new ByKey(WatchedFile.open(Setting.CATALOG_API_KEYS_FILE, file, ApiKeys::parse));
    }

    private Optional<Path> file(Setting setting) {
        return value(setting).map(text -> path(setting, text));
    }

    private static Path path(Setting setting, String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw InvalidSettingException.of(setting, text, "a path");
        }
    }

    private long imageMemoryBudget() {
        long heap = Runtime.getRuntime().maxMemory();
        return size(Setting.IMAGE_MEMORY_BUDGET, heap / 2, MIN_BUDGET, heap);
    }

    private JpegDecoding jpegDecoding() {
        return switch (value(Setting.JPEG_DECODING).orElse("quality")) {
            case "quality" -> JpegDecoding.QUALITY;
            case "speed" -> JpegDecoding.SPEED;
            default ->
                throw InvalidSettingException.of(
                        Setting.JPEG_DECODING, value(Setting.JPEG_DECODING).orElseThrow(), "quality or speed");
        };
    }

    private Duration jobLease() {
        return duration(
                Setting.JOB_LEASE,
                Duration.ofMinutes(1),
                lease -> lease.compareTo(MIN_LEASE) >= 0 && lease.compareTo(MAX_LEASE) <= 0,
                "a duration such as 30s, 2m or PT2M, from 10s to 1h");
    }

    private Duration orphanGrace() {
        return duration(
                Setting.ORPHAN_GRACE,
                CatalogOptions.standard().orphanGrace(),
                grace -> grace.compareTo(MIN_GRACE) >= 0,
                "a duration such as 90m, 24h, 2d or PT24H, at least 1h");
    }

    private Path data() {
        String text = value(Setting.CATALOG_DATA).orElse("data");
        Path directory = path(Setting.CATALOG_DATA, text);
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw InvalidSettingException.of(Setting.CATALOG_DATA, text, "a directory");
        }
        return directory;
    }

    private boolean flag(Setting setting, boolean otherwise) {
        return value(setting)
                .map(text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw InvalidSettingException.of(setting, text, "true or false");
                })
                .orElse(otherwise);
    }

    private long number(Setting setting, long otherwise, long least, long most) {
        ToLongFunction<String> number = text -> text.matches(WHOLE_NUMBER) ? Long.parseLong(text) : NONE;
        return between(setting, otherwise, least, most, number, "a whole number from %d to %d");
    }

    private long size(Setting setting, long otherwise, long least, long most) {
        ToLongFunction<String> size = text -> ByteSize.parse(text).orElse(NONE);
        return between(
                setting, otherwise, least, most, size, "a size such as 64MiB, 64MB or 67108864, from %d to %d bytes");
    }

    private long between(
            Setting setting, long otherwise, long least, long most, ToLongFunction<String> parser, String allowed) {
        Optional<String> text = value(setting);
        long number = text.map(parser::applyAsLong).orElse(otherwise);
        if (text.isPresent() && (number < least || number > most)) {
            throw InvalidSettingException.of(setting, text.get(), allowed.formatted(least, most));
        }
        return number;
    }

    private Duration duration(Setting setting, Duration otherwise, Predicate<Duration> fits, String allowed) {
        return value(setting)
                .map(text -> TimeSpan.parse(text)
                        .filter(fits)
                        .orElseThrow(() -> InvalidSettingException.of(setting, text, allowed)))
                .orElse(otherwise);
    }

    private Optional<String> value(Setting setting) {
        @Nullable String flag = flags.get(setting);
        if (flag != null) {
            return Optional.of(flag.strip());
        }
        return Optional.ofNullable(environment.get(setting.name()))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
