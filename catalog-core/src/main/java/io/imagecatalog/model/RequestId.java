package io.imagecatalog.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names the request that something is done for, so that what several processes log about it can be brought together.
 *
 * @param value 1 to {@value #MAX_LENGTH} letters and digits of ASCII, full stops, underscores and hyphens
 */
public record RequestId(String value) {
    /** Room for a UUID, and for most of what proxies make up. */
    public static final int MAX_LENGTH = 64;

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1," + MAX_LENGTH + "}");

    /** @throws IllegalArgumentException if it is too long, or has other characters */
    public RequestId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("A request id is 1 to " + MAX_LENGTH
                    + " letters and digits of ASCII, full stops, underscores and hyphens");
        }
    }

    /** Empty if that can't be one. */
    public static Optional<RequestId> parse(String value) {
        return ALLOWED.matcher(value).matches() ? Optional.of(new RequestId(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
