package io.imagecatalog.model;

import java.time.Instant;

/** A rendition whose asset is gone. */
public record PurgeCandidate(
        long renditionId,
        long assetId,
        String preset,
        StorageKey key,
        long bytes,
        Instant createdAt,
        Instant assetDeletedAt) {}
