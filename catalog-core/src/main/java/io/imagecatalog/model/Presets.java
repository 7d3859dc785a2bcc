package io.imagecatalog.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The presets that a catalog makes of every asset, in the order in which they are shown. */
public record Presets(List<Preset> all) {
    private static final Presets STANDARD =
            Presets.of(Preset.jpeg("thumb", 100), Preset.jpeg("card", 400), Preset.jpeg("zoom", 1200));

    public Presets {
        all = List.copyOf(all);
        Set<String> names = new HashSet<>();
        for (Preset preset : all) {
            if (!names.add(preset.name())) {
                throw new IllegalArgumentException("Two presets are named '" + preset.name() + "'");
            }
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("A catalog needs at least one preset");
        }
    }

    /** {@code thumb} within 100, {@code card} within 400, {@code zoom} within 1200 pixels; JPEG of quality 85. */
    public static Presets standard() {
        return STANDARD;
    }

    public static Presets of(Preset... presets) {
        return new Presets(List.of(presets));
    }

    public Optional<Preset> named(String name) {
        return all.stream().filter(preset -> preset.name().equals(name)).findFirst();
    }

    /** The names, joined for a message to a person. */
    public String names() {
        return all.stream().map(Preset::name).collect(Collectors.joining(", "));
    }
}
