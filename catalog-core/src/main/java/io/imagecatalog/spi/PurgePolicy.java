package io.imagecatalog.spi;

import io.imagecatalog.model.PurgeCandidate;
import java.time.Instant;

/**
 * Decides which of the renditions that nothing references a purge deletes. It can only hold back: what is referenced is
 * never offered to it.
 */
@FunctionalInterface
public interface PurgePolicy {

    /**
     * Whether a rendition, made and orphaned before the cutoff, may be deleted.
     *
     * @param cutoff the purge's present time less its number of days
     */
    boolean mayDelete(PurgeCandidate candidate, Instant cutoff);

    /** Lets everything go. */
    static PurgePolicy unreferenced() {
        return (candidate, cutoff) -> true;
    }
}
