package io.imagecatalog.server.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as people write them, {@code 90s} or {@code 24h}, or as ISO 8601 does. */
final class TimeSpan {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})\\s*([smhd])");

    private TimeSpan() {}

    /** Empty if it is none, or negative. */
    static Optional<Duration> parse(String text) {
        Matcher span = FORM.matcher(text.toLowerCase(Locale.ROOT));
        return span.matches() ? Optional.of(of(Long.parseLong(span.group(1)), span.group(2))) : iso(text);
    }

    private static Duration of(long count, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static Optional<Duration> iso(String text) {
        try {
            return Optional.of(Duration.parse(text)).filter(span -> !span.isNegative());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
