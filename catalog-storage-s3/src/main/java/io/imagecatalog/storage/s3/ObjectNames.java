package io.imagecatalog.storage.s3;

import io.imagecatalog.model.StorageKey;
import java.util.Optional;

/** Which object of the bucket a key's blob is: the key, below the prefix. */
final class ObjectNames {
    private final String root;

    ObjectNames(String prefix) {
        this.root = prefix.isEmpty() ? "" : prefix + "/";
    }

    String of(StorageKey key) {
        return of(key.value());
    }

    /** For the beginning of a key too, or for what is hidden from those who list keys. */
    String of(String relative) {
        return root + relative;
    }

    /** Empty for what is no blob: a folder's marker, or what somebody else put there. */
    Optional<StorageKey> key(String name) {
        try {
            return name.startsWith(root)
                    ? Optional.of(new StorageKey(name.substring(root.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
