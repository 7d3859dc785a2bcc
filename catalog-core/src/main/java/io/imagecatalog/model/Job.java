package io.imagecatalog.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The task of making all renditions of an asset.
 *
 * @param attempts how often a worker has claimed it and was not made to hand it back
 * @param notBefore a pending job is left alone until then
 * @param lastError what went wrong the last time
 */
public record Job(
        long id,
        long assetId,
        JobStatus status,
        int attempts,
        Instant notBefore,
        Optional<String> lastError,
        Instant createdAt) {}
