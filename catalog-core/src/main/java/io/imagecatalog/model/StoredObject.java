package io.imagecatalog.model;

import java.time.Instant;

/**
 * What a storage knows of a blob without reading it.
 *
 * @param length in bytes
 * @param modifiedAt when the blob was last put, by the storage's own clock
 */
public record StoredObject(StorageKey key, long length, Instant modifiedAt) {
    public StoredObject {
        if (length < 0) {
            throw new IllegalArgumentException("A blob cannot be " + length + " bytes long");
        }
    }
}
