package io.imagecatalog.server.http;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.Rendition;
import io.imagecatalog.model.StorageKey;
import java.time.Instant;

/** What is known of an original or a rendition, without a look into the storage. */
record StoredPicture(StorageKey key, ContentHash hash, ImageFormat format, long bytes, Instant modifiedAt) {

    static StoredPicture of(Asset asset) {
        return new StoredPicture(
                asset.original(), asset.hash(), asset.image().format(), asset.bytes(), asset.createdAt());
    }

    static StoredPicture of(Rendition rendition) {
        return new StoredPicture(
                rendition.key(), rendition.hash(), rendition.format(), rendition.bytes(), rendition.createdAt());
    }
}
