package io.imagecatalog.model;

import java.util.Optional;

/**
 * Something that a verification found wrong.
 *
 * @param subjectId the asset's, or the tenant's for {@link Kind#USAGE_WRONG}; empty for {@link Kind#ORPHAN}
 * @param text for people: what is wrong with what
 */
public record Finding(Kind kind, Optional<Long> subjectId, String text) {

    /** What kind of wrong it is. */
    public enum Kind {
        /** The bytes of a living asset are not there, or can't be read. Only an upload of the same picture brings them back. */
        ORIGINAL_LOST,
        /** The bytes of a living asset are not those that came in. */
        ORIGINAL_CHANGED,
        /** The bytes of a rendition are not there, or can't be read. */
        RENDITION_LOST,
        /** The bytes of a rendition are not those that were made. */
        RENDITION_CHANGED,
        /** An asset has no renditions, and no job is going to make them. */
        NOT_RENDERED,
        /** A tenant's usage is not what its assets and renditions come to. */
        USAGE_WRONG,
        /** A blob that no row names, older than the grace period: no harm, the next purge takes it. */
        ORPHAN;

        /** Whether the catalog can mend it from what it has. */
        public boolean isRepairable() {
            return this == RENDITION_LOST || this == RENDITION_CHANGED || this == NOT_RENDERED || this == USAGE_WRONG;
        }

        public boolean isHarmless() {
            return this == ORPHAN;
        }
    }
}
