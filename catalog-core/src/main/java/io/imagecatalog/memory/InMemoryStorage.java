package io.imagecatalog.memory;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.StoredObject;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.spi.StorageException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Keeps blobs on the heap, unbounded: for tests and trials. Thread-safe. */
public final class InMemoryStorage implements Storage {
    private final NavigableMap<StorageKey, Blob> blobs = new ConcurrentSkipListMap<>();
    private final Clock clock;

    /** @param clock tells when a blob was put */
    public InMemoryStorage(Clock clock) {
        this.clock = clock;
    }

    @Override
    public StoredObject put(StorageKey key, Content content, String mediaType) {
        try {
            Blob blob = new Blob(content.readAllBytes(), clock.instant());
            blobs.put(key, blob);
            return blob.describe(key);
        } catch (IOException e) {
            throw new StorageException("The bytes to store could not be read", e, true);
        }
    }

    @Override
    public Optional<Content> open(StorageKey key) {
        return Optional.ofNullable(blobs.get(key)).map(blob -> Content.of(blob.bytes()));
    }

    @Override
    public Optional<StoredObject> stat(StorageKey key) {
        return Optional.ofNullable(blobs.get(key)).map(blob -> blob.describe(key));
    }

    @Override
    public boolean delete(StorageKey key) {
        return blobs.remove(key) != null;
    }

    @Override
    public List<StoredObject> list(String prefix, @Nullable StorageKey after, int limit) {
        NavigableMap<StorageKey, Blob> rest = after == null ? blobs : blobs.tailMap(after, false);
        return rest.entrySet().stream()
                .filter(entry -> entry.getKey().value().startsWith(prefix))
                .limit(limit)
                .map(entry -> entry.getValue().describe(entry.getKey()))
                .toList();
    }

    @Override
    public void check() {}

    @Override
    public void close() {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Blob(byte[] bytes, Instant putAt) {
        StoredObject describe(StorageKey key) {
            return new StoredObject(key, bytes.length, putAt);
        }
    }
}
