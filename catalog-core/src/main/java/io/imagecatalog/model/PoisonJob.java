package io.imagecatalog.model;

import java.time.Instant;

/**
 * A job that failed for good, kept for a person to look at.
 *
 * @param id of the poison row, not of the job
 */
public record PoisonJob(long id, long jobId, long assetId, int attempts, String error, Instant failedAt) {}
