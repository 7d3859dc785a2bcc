package io.imagecatalog.bench;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.StoredObject;
import io.imagecatalog.spi.Storage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has one byte under every key, and keeps nothing. */
final class IdleStorage implements Storage {
    private static final Content BYTE = Content.of(new byte[1]);

    @Override
    public StoredObject put(StorageKey key, Content content, String mediaType) {
        return new StoredObject(key, content.length(), Instant.EPOCH);
    }

    @Override
    public Optional<Content> open(StorageKey key) {
        return Optional.of(BYTE);
    }

    @Override
    public Optional<StoredObject> stat(StorageKey key) {
        return Optional.of(new StoredObject(key, BYTE.length(), Instant.EPOCH));
    }

    @Override
    public boolean delete(StorageKey key) {
        return true;
    }

    @Override
    public List<StoredObject> list(String prefix, @Nullable StorageKey after, int limit) {
        return List.of();
    }

    @Override
    public void check() {}

    @Override
    public void close() {}
}
