package io.imagecatalog.server.settings;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sizes as people write them: {@code 64MiB}, {@code 64 MB}, {@code 67108864}. */
final class ByteSize {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})\\s*([a-z]*)");

    private ByteSize() {}

    /** Empty if it is none, or more than fits. */
    static OptionalLong parse(String text) {
        Matcher size = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            return OptionalLong.empty();
        }
        long unit = unit(size.group(2));
        long count = Long.parseLong(size.group(1));
        return unit == 0 || count > Long.MAX_VALUE / unit ? OptionalLong.empty() : OptionalLong.of(count * unit);
    }

    private static long unit(String name) {
        return switch (name) {
            case "", "b" -> 1;
            case "kb" -> 1_000;
            case "mb" -> 1_000_000;
            case "gb" -> 1_000_000_000;
            case "tb" -> 1_000_000_000_000L;
            case "kib" -> 1 << 10;
            case "mib" -> 1 << 20;
            case "gib" -> 1 << 30;
            case "tib" -> 1L << 40;
            default -> 0;
        };
    }
}
