package io.imagecatalog.server.settings;

import io.imagecatalog.model.Background;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is said of a preset behind its box, free of contradictions.
 *
 * @param values by kind, which is how an option begins; it is all of one that has no value
 */
record PresetOptions(Map<String, String> values) {
    private static final String JPEG = "jpeg";
    private static final String PNG = "png";
    private static final String PROGRESSIVE = "progressive";
    private static final String ALPHA = "alpha";
    private static final String QUALITY = "q";
    private static final String BACKGROUND = "bg=";

    private static final Set<String> WORDS = Set.of(JPEG, PNG, PROGRESSIVE, ALPHA);
    private static final List<String> ASSIGNED =
            List.of(BACKGROUND, GateOptions.SSIM, GateOptions.PSNR, GateOptions.MAX_QUALITY);
    private static final List<Contradiction> CONTRADICTIONS = List.of(
            new Contradiction(Set.of(JPEG, PNG), "A preset is either jpeg or png"),
            new Contradiction(Set.of(PNG, PROGRESSIVE), "Only a jpeg can be progressive"),
            new Contradiction(Set.of(PNG, QUALITY), "Only a jpeg has a quality"),
            new Contradiction(Set.of(PNG, GateOptions.SSIM), "Only a jpeg can have a least ssim"),
            new Contradiction(Set.of(PNG, GateOptions.PSNR), "Only a jpeg can have a least psnr"),
            new Contradiction(Set.of(PNG, GateOptions.MAX_QUALITY), "Only a jpeg has a quality"),
            new Contradiction(Set.of(JPEG, ALPHA), "Only a png can keep alpha"),
            new Contradiction(Set.of(ALPHA, BACKGROUND), "A png has either alpha or a bg"));

    private record Contradiction(Set<String> kinds, String rule) {}

    /** @throws IllegalArgumentException with what was wrong and what is allowed */
    PresetOptions {
        for (Contradiction contradiction : CONTRADICTIONS) {
            if (values.keySet().containsAll(contradiction.kinds)) {
                throw new IllegalArgumentException(contradiction.rule);
            }
        }
        values = Map.copyOf(values);
    }

    /** Throws as the constructor does. */
    static PresetOptions parse(List<String> options) {
        Map<String, String> values = new HashMap<>();
        for (String option : options) {
            String kind = kind(option);
            if (values.put(kind, option.substring(kind.length())) != null) {
                throw new IllegalArgumentException("An option is said once, but '" + option + "' is not the first");
            }
        }
        if (!values.containsKey(PNG)) {
            values.put(JPEG, "");
        }
        return new PresetOptions(values);
    }

    /** @throws IllegalArgumentException if the name or a value is beyond what a preset may have */
    Preset preset(String name, Size box) {
        Preset preset = values.containsKey(PNG)
                ? Preset.png(name, box.width(), box.height())
                : Preset.jpeg(name, box.width(), box.height());
        for (Map.Entry<String, String> option : values.entrySet()) {
            preset = changed(preset, option.getKey(), option.getValue());
        }
        // At last, since a gate has to fit to the quality.
        return new GateOptions(values).gate().map(preset::withGate).orElse(preset);
    }

    private static Preset changed(Preset preset, String kind, String value) {
        return switch (kind) {
            case PROGRESSIVE -> preset.asProgressive();
            case QUALITY -> preset.withQuality(Integer.parseInt(value));
            case BACKGROUND -> preset.withBackground(Background.parse(value));
            default -> preset;
        };
    }

    private static String kind(String option) {
        if (WORDS.contains(option)) {
            return option;
        }
        if (option.matches("q[0-9]{1,3}")) {
            return QUALITY;
        }
        return ASSIGNED.stream().filter(option::startsWith).findFirst().orElseThrow(() -> unknown(option));
    }

    private static IllegalArgumentException unknown(String option) {
        return new IllegalArgumentException("An option is one of jpeg, png, q1 to q100, progressive, bg=RRGGBB, alpha,"
                + " ssim=LEAST, psnr=LEAST, maxq=MOST, not '" + option + "'");
    }
}
