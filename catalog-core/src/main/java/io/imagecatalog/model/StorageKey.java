package io.imagecatalog.model;

import java.util.regex.Pattern;

/**
 * Where a blob lives in a storage: a relative path of one or more segments joined by {@code /}.
 *
 * <p>Segments are made of ASCII letters, digits, {@code .}, {@code _} and {@code -} and never start with a dot, so that a
 * key is the same thing on every file system and in every bucket, and cannot point outside either.
 *
 * @param value at most 512 characters
 */
public record StorageKey(String value) implements Comparable<StorageKey> {
    private static final int MAX_LENGTH = 512;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    public StorageKey {
        if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A storage key is up to " + MAX_LENGTH
                            + " characters of letters, digits, '.', '_', '-' in segments joined by '/', none starting with '.'");
        }
    }

    /** Orders by the characters' code, as every storage lists its keys. */
    @Override
    public int compareTo(StorageKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
