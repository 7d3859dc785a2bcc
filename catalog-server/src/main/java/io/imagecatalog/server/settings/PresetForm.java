package io.imagecatalog.server.settings;

import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Size;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one preset as people write it: {@code card=400x300:q80:bg=f0f0f0}, or {@code thumb=100} for a square box. */
final class PresetForm {
    /** What there is to say to somebody who wrote something else. */
    static final String ALLOWED =
            "A preset is NAME=WIDTHxHEIGHT[:OPTION...], as in thumb=100 or card=400x300:q80:bg=f0f0f0";

    private static final Pattern FORM = Pattern.compile("([^=]*)=(.*)");
    private static final Pattern BOX = Pattern.compile("([1-9][0-9]{0,4})(?:x([1-9][0-9]{0,4}))?");
    /** No JPEG is written any longer than this. */
    private static final int MAX_SIDE = 65_500;
    /** What a comparison calls the asset's own entry, beside those named by presets. */
    private static final String ORIGINAL = "original";

    private PresetForm() {}

    /** @throws IllegalArgumentException with what was wrong and what is allowed, in one line */
    static Preset parse(String text) {
        List<String> parts = List.of(text.split(":", -1));
        Matcher form = FORM.matcher(parts.get(0));
        if (!form.matches()) {
            throw new IllegalArgumentException(ALLOWED);
        }
        if (form.group(1).equals(ORIGINAL)) {
            throw new IllegalArgumentException("A preset has any name but 'original', which the asset itself goes by");
        }
        return PresetOptions.parse(parts.subList(1, parts.size())).preset(form.group(1), box(form.group(2)));
    }

    private static Size box(String text) {
        Matcher box = BOX.matcher(text);
        if (box.matches()) {
            int width = Integer.parseInt(box.group(1));
            int height =
                    Optional.ofNullable(box.group(2)).map(Integer::parseInt).orElse(width);
            if (Math.max(width, height) <= MAX_SIDE) {
                return new Size(width, height);
            }
        }
        throw new IllegalArgumentException(
                "A box is WIDTHxHEIGHT or one number, each 1 to " + MAX_SIDE + " pixels, not '" + text + "'");
    }
}
