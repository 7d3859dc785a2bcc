package io.imagecatalog.model;

import java.time.Instant;

/**
 * The right to work on a job until some time.
 *
 * @param job as it stood when the lease was taken
 * @param token counts the leases ever taken on jobs of that asset, from 1; a write that carries an outdated one changes
 *     nothing
 * @param until after this anybody may claim the job
 */
public record JobLease(Job job, long token, Instant until) {}
