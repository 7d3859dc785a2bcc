package io.imagecatalog.spi;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.StoredObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps blobs under keys: originals and renditions.
 *
 * <p>A put is atomic and durable: once it returns, the bytes survive a crash, and at no time does a reader see a part of
 * them. There are no folders, no renaming, no appending, no metadata of the caller's. Two puts to one key at once leave
 * one of the two.
 *
 * <p>Thread-safe. Every method throws {@link StorageException} when the storage is broken.
 */
public interface Storage extends AutoCloseable {

    /**
     * Stores bytes under a key, in place of what was there. Nothing changes if it throws.
     *
     * @param content read to its end, more than once if the adapter has to try again
     * @param mediaType a hint for storages that serve blobs themselves; others ignore it
     */
    StoredObject put(StorageKey key, Content content, String mediaType);

    /**
     * The bytes under a key. Opening a stream later fails with an {@code IOException} if they have been deleted meanwhile,
     * and may deliver other bytes, of another length, if they have been replaced; the catalog itself never replaces a
     * blob. A stream already open delivers the bytes as they were when it was opened.
     */
    Optional<Content> open(StorageKey key);

    /** What is known of the blob under a key. */
    Optional<StoredObject> stat(StorageKey key);

    /** Deletes a blob; {@code false} if there was none. */
    boolean delete(StorageKey key);

    /**
     * A page of what is stored, ordered by key.
     *
     * @param prefix only keys that start with it; may be empty and need not end at a {@code /}
     * @param after only keys greater than it; {@code null} for the first page
     * @param limit the page's length; a shorter page is the last
     */
    List<StoredObject> list(String prefix, @Nullable StorageKey after, int limit);

    /**
     * Returns if blobs can be put and read now; cheap, and without lasting effect.
     *
     * @throws StorageException if not
     */
    void check();

    /** Frees what the adapter opened itself. Stored blobs stay. */
    @Override
    void close();
}
