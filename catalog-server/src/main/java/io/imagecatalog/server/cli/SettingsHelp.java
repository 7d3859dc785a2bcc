package io.imagecatalog.server.cli;

import io.imagecatalog.server.settings.Setting;
import java.util.stream.Stream;

/** Lists what can be set, for the foot of a verb's help. */
final class SettingsHelp {
    private SettingsHelp() {}

    static String[] lines() {
        Stream<String> head = Stream.of("", "Read from the environment; a flag goes before its variable:");
        return Stream.concat(head, Stream.of(Setting.values()).map(SettingsHelp::line))
                .toArray(String[]::new);
    }

    private static String line(Setting setting) {
        return "  %-19s  %s".formatted(setting.name(), setting.description());
    }
}
