package io.imagecatalog;

import io.imagecatalog.model.Presets;

/** A rendition was asked for by the name of a preset that the catalog does not have. */
public final class UnknownPresetException extends IllegalArgumentException {
    UnknownPresetException(String name, Presets presets) {
        super("There is no preset '" + printable(name) + "'; the presets are " + presets.names());
    }

    private static String printable(String name) {
        String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
