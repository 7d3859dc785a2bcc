package io.imagecatalog.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The task of making all renditions of an asset.
 *
 * @param attempts how often a worker has claimed it and was not made to hand it back
 * @param notBefore a pending job is left alone until then
 * @param lastError what went wrong the last time
 * @param requestId of the request that it was opened for
 */
public record Job(
        long id,
        long assetId,
        JobStatus status,
        int attempts,
        Instant notBefore,
        Optional<String> lastError,
        Instant createdAt,
        Optional<RequestId> requestId) {

    /** One that was opened for no request that has an id. */
    public Job(
            long id,
            long assetId,
            JobStatus status,
            int attempts,
            Instant notBefore,
            Optional<String> lastError,
            Instant createdAt) {
        this(id, assetId, status, attempts, notBefore, lastError, createdAt, Optional.empty());
    }
}
