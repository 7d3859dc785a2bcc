package io.imagecatalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.imagecatalog.model.CacheUse;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.Rendition;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.spi.StorageException;
import java.io.IOException;
import java.util.Optional;

/**
 * Hands out renditions, the small ones that are asked for most from memory. Nothing ever changes under a rendition's hash,
 * so that nothing here goes out of date.
 */
final class RenditionCache {
    private static final long MAX_CACHED_FILE = 256 * 1024;

    private final Storage storage;
    private final Cache<ContentHash, byte[]> cache;

    RenditionCache(Storage storage, long maxBytes) {
        this.storage = storage;
        this.cache = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((ContentHash hash, byte[] bytes) -> bytes.length)
                .recordStats()
                .build();
    }

    /** The rendition's file; empty if its bytes are not in the storage. */
    Optional<PictureFile> open(Rendition rendition) {
        if (rendition.bytes() > MAX_CACHED_FILE) {
            return storage.open(rendition.key()).map(content -> file(rendition, content));
        }
        byte[] cached = cache.getIfPresent(rendition.hash());
        if (cached != null) {
            return Optional.of(file(rendition, Content.of(cached)));
        }
        return storage.open(rendition.key()).map(content -> load(rendition, content));
    }

    /** Of what was put in or asked for before. */
    CacheUse use() {
        cache.cleanUp();
        CacheStats stats = cache.stats();
        long bytes = cache.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
        return new CacheUse(stats.hitCount(), stats.missCount(), bytes);
    }

    private PictureFile load(Rendition rendition, Content content) {
        byte[] bytes = read(content);
        cache.put(rendition.hash(), bytes);
        return file(rendition, Content.of(bytes));
    }

    private static byte[] read(Content content) {
        try {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new StorageException("The rendition could not be read", e, true);
        }
    }

    private static PictureFile file(Rendition rendition, Content content) {
        return new PictureFile(content, rendition.hash(), rendition.format(), rendition.createdAt());
    }
}
