package io.imagecatalog.server.settings;

import io.imagecatalog.CatalogOptions;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Presets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Reads settings: a flag goes before the environment, which goes before the default. */
public final class SettingsReader {
    private static final String WHOLE_NUMBER = "[0-9]{1,18}";
    private static final long NONE = -1;
    private static final int MAX_WORKERS = 1024;
    private static final long MAX_FILE = 1L << 40;
    private static final long MIN_BUDGET = 1 << 20;
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
        return new ServerSettings(
                value(Setting.HOST).orElse("127.0.0.1"),
                (int) number(Setting.PORT, 10_000, 0, 65_535),
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
                imageMemoryBudget(),
                duration(Setting.ORPHAN_GRACE, CatalogOptions.standard().orphanGrace(), MIN_GRACE));
    }

    private Limits limits() {
        Limits standard = Limits.standard();
        return standard.withMaxUploadBytes(size(Setting.MAX_UPLOAD_BYTES, standard.maxUploadBytes(), 1, MAX_FILE))
                .withMaxPixels(number(Setting.MAX_PIXELS, standard.maxPixels(), 1, Integer.MAX_VALUE));
    }

    private long imageMemoryBudget() {
        long heap = Runtime.getRuntime().maxMemory();
        return size(Setting.IMAGE_MEMORY_BUDGET, heap / 2, MIN_BUDGET, heap);
    }

    private Path data() {
        String text = value(Setting.CATALOG_DATA).orElse("data");
        try {
            Path directory = Path.of(text).toAbsolutePath().normalize();
            if (Files.exists(directory) && !Files.isDirectory(directory)) {
                throw InvalidSettingException.of(Setting.CATALOG_DATA, text, "a directory");
            }
            return directory;
        } catch (InvalidPathException e) {
            throw InvalidSettingException.of(Setting.CATALOG_DATA, text, "a path");
        }
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

    private Duration duration(Setting setting, Duration otherwise, Duration least) {
        return value(setting)
                .map(text -> TimeSpan.parse(text)
                        .filter(span -> span.compareTo(least) >= 0)
                        .orElseThrow(() -> InvalidSettingException.of(
                                setting,
                                text,
                                "a duration such as 90m, 24h, 2d or PT24H, at least " + least.toHours() + "h")))
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
