package io.imagecatalog.server.http;

import io.imagecatalog.model.Job;
import org.jspecify.annotations.Nullable;

/** How a job stands. */
record JobBody(
        long jobId,
        long assetId,
        String status,
        int attempts,
        @Nullable String lastError,
        String notBefore,
        String createdAt) {

    static JobBody of(Job job) {
        return new JobBody(
                job.id(),
                job.assetId(),
                job.status().label(),
                job.attempts(),
                job.lastError().orElse(null),
                Timestamps.format(job.notBefore()),
                Timestamps.format(job.createdAt()));
    }
}
