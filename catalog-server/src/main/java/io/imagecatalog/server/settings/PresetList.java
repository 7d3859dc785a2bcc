package io.imagecatalog.server.settings;

import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Presets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads presets as people write them, with spaces or commas between them: {@code thumb=100 logo=200x50:png}. */
final class PresetList {
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

    private PresetList() {}

    /** @throws InvalidSettingException for the first that is wrong, or if there is none */
    static Presets parse(String text) {
        List<Preset> presets = SEPARATOR
                .splitAsStream(text)
                .filter(Predicate.not(String::isEmpty))
                .map(PresetList::preset)
                .toList();
        if (presets.isEmpty()) {
            throw InvalidSettingException.of(Setting.PRESETS, text, "at least one preset. " + PresetForm.ALLOWED);
        }
        try {
            return new Presets(presets);
        } catch (IllegalArgumentException e) {
            throw wrong("is '" + text + "'", e.getMessage() + "; each needs a name of its own");
        }
    }

    private static Preset preset(String text) {
        try {
            return PresetForm.parse(text);
        } catch (IllegalArgumentException e) {
            throw wrong("has '" + text + "' in it", String.valueOf(e.getMessage()));
        }
    }

    private static InvalidSettingException wrong(String what, String why) {
        return new InvalidSettingException(Setting.PRESETS, what + ": " + why);
    }
}
