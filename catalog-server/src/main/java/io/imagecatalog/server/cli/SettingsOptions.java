package io.imagecatalog.server.cli;

import io.imagecatalog.server.settings.ServerSettings;
import io.imagecatalog.server.settings.Setting;
import io.imagecatalog.server.settings.SettingsReader;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that every verb with a catalog has. */
final class SettingsOptions {
    private final Map<String, String> environment;
    private final Map<Setting, String> flags = new EnumMap<>(Setting.class);

    SettingsOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    @Option(names = "--data", paramLabel = "DIR", description = "goes before CATALOG_DATA")
    void data(@Nullable String value) {
        set(Setting.CATALOG_DATA, value);
    }

    @Option(names = "--presets", paramLabel = "LIST", description = "goes before PRESETS")
    void presets(@Nullable String value) {
        set(Setting.PRESETS, value);
    }

    @Option(names = "--workers", paramLabel = "N", description = "goes before WORKER_THREADS")
    void workers(@Nullable String value) {
        set(Setting.WORKER_THREADS, value);
    }

    void set(Setting setting, @Nullable String value) {
        if (value != null) {
            flags.put(setting, value);
        }
    }

    ServerSettings read() {
        return new SettingsReader(flags, environment).read();
    }
}
