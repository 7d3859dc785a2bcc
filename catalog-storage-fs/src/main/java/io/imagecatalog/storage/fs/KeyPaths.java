package io.imagecatalog.storage.fs;

import io.imagecatalog.model.StorageKey;
import java.nio.file.Path;

/**
 * Which file a key's blob is in: {@code a/b/name} is {@code a/b/+nam/name}. The directory in between spreads the files;
 * its sign can't be in a key, so it is never taken for a part of one. It is the beginning of the name, not a hash of it, so
 * that the order of directories is the order of keys.
 */
final class KeyPaths {
    private static final String SPREAD = "+";
    private static final int SPREAD_LENGTH = 3;

    private final Path root;

    KeyPaths(Path root) {
        this.root = root;
    }

    Path of(StorageKey key) {
        return directoryOf(key).resolve(name(key));
    }

    Path directoryOf(StorageKey key) {
        int slash = key.value().lastIndexOf('/');
        Path parent = slash < 0 ? root : root.resolve(key.value().substring(0, slash));
        return parent.resolve(SPREAD + beginning(name(key)));
    }

    private static String name(StorageKey key) {
        return key.value().substring(key.value().lastIndexOf('/') + 1);
    }

    /** The part of a name by which files are spread. */
    static String beginning(String name) {
        return name.length() <= SPREAD_LENGTH ? name : name.substring(0, SPREAD_LENGTH);
    }

    static boolean isSpread(String directory) {
        return directory.startsWith(SPREAD);
    }

    static String beginningOf(String spreadDirectory) {
        return spreadDirectory.substring(SPREAD.length());
    }
}
