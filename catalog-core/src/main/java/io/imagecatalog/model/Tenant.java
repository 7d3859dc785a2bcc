package io.imagecatalog.model;

import java.util.regex.Pattern;

/** Whoever assets belong to. No tenant ever sees another's. */
public record Tenant(long id, String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

    public Tenant {
        requireName(name);
    }

    /**
     * Returns the name if it may be a tenant's.
     *
     * @throws IllegalArgumentException if it may not
     */
    public static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A tenant's name is 1-100 letters, digits, '.', '_' or '-'," + " and does not start with '.'");
        }
        return name;
    }
}
