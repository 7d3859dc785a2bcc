package io.imagecatalog.server.settings;

import io.imagecatalog.model.QualityGate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What is said of a preset's gate among its options: {@code ssim=0.98}, {@code psnr=38}, {@code maxq=95}.
 *
 * @param values by kind, those of other options too
 */
record GateOptions(Map<String, String> values) {
    static final String SSIM = "ssim=";
    static final String PSNR = "psnr=";
    static final String MAX_QUALITY = "maxq=";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,9})?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,3}");

    /** @throws IllegalArgumentException if a value is none, beyond what a gate may have, or said of no gate */
    Optional<QualityGate> gate() {
        if (values.containsKey(SSIM) || values.containsKey(PSNR)) {
            return Optional.of(new QualityGate(number(SSIM), number(PSNR), maxQuality()));
        }
        if (values.containsKey(MAX_QUALITY)) {
            throw new IllegalArgumentException("A maxq stands beside an ssim or a psnr, which quality is raised for");
        }
        return Optional.empty();
    }

    private OptionalDouble number(String kind) {
        return value(kind, NUMBER, "a number as in 0.98 or 38").stream()
                .mapToDouble(Double::parseDouble)
                .findFirst();
    }

    private int maxQuality() {
        return value(MAX_QUALITY, WHOLE_NUMBER, "a whole number from 1 to 100")
                .map(Integer::parseInt)
                .orElse(QualityGate.STANDARD_MAX_QUALITY);
    }

    private Optional<String> value(String kind, Pattern form, String allowed) {
        Optional<String> value = Optional.ofNullable(values.get(kind));
        if (value.isPresent() && !form.matcher(value.get()).matches()) {
            throw new IllegalArgumentException("Behind " + kind + " stands " + allowed + ", not '" + value.get() + "'");
        }
        return value;
    }
}
