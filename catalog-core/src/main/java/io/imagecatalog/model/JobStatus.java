package io.imagecatalog.model;

import java.util.Locale;
import java.util.Set;

/**
 * Where a job stands. This is the whole transition table:
 *
 * <pre>
 *   PENDING    -> PROCESSING   claimed by a worker
 *   PENDING    -> FAILED       its asset was deleted
 *   PROCESSING -> PROCESSING   lease lapsed, claimed by another worker
 *   PROCESSING -> PENDING      to be tried again, or handed back
 *   PROCESSING -> COMPLETED    renditions recorded
 *   PROCESSING -> FAILED       buried, or its asset was deleted
 * </pre>
 *
 * A finished job stays as it is: rendering again is a new job.
 */
public enum JobStatus {
    PENDING,
    PROCESSING,
    COMPLETED,
    FAILED;

    /** Whether a job may go from this status to another. */
    public boolean mayBecome(JobStatus next) {
        return switch (this) {
            case PENDING -> Set.of(PROCESSING, FAILED).contains(next);
            case PROCESSING -> true;
            case COMPLETED, FAILED -> false;
        };
    }

    /** Whether nothing will happen to such a job any more. */
    public boolean isFinished() {
        return this == COMPLETED || this == FAILED;
    }

    /** The name in lower case, as it stands in databases and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status with that {@link #label()}. */
    public static JobStatus ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
