package io.imagecatalog.model;

import java.time.Instant;
import java.util.List;

/**
 * What a purge did, or would do.
 *
 * @param cutoff only what is older was looked at
 * @param renditionsFound all renditions made before the cutoff, referenced or not
 * @param renditionsToDelete those of them that nothing references and that the policy lets go
 * @param originalsFound originals of assets deleted before the cutoff
 * @param orphansFound blobs older than the grace period that no row names
 * @param reclaimableBytes of all that was found to delete
 * @param deletedBytes of all that was deleted; 0 for a dry run
 * @param errors what could not be deleted, and why
 */
public record PurgeReport(
        boolean dryRun,
        Instant cutoff,
        long renditionsFound,
        long renditionsToDelete,
        long renditionsDeleted,
        long originalsFound,
        long originalsDeleted,
        long orphansFound,
        long orphansDeleted,
        long reclaimableBytes,
        long deletedBytes,
        List<String> errors) {
    public PurgeReport {
        errors = List.copyOf(errors);
    }
}
