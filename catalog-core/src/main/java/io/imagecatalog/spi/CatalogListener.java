package io.imagecatalog.spi;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.NewRendition;
import io.imagecatalog.model.QualityGate;
import io.imagecatalog.model.RenderStep;
import io.imagecatalog.model.UploadOutcome;
import java.time.Duration;
import java.util.List;

/**
 * Is told what happens in a catalog, for logs and metrics. Called on the thread where it happened, after it happened, so
 * implementations are quick and thread-safe; what they throw is logged and otherwise ignored.
 */
public interface CatalogListener {

    /** A new asset was taken in. */
    default void uploaded(Asset asset, Job job) {}

    /**
     * An upload was dealt with, whatever came of it.
     *
     * @param took from when all of its bytes were there
     */
    default void uploadEnded(UploadOutcome outcome, Duration took) {}

    /** A worker's thread begins an attempt at a job. What it does until {@link #attemptEnded} is for that job. */
    default void attemptStarted(Job job) {}

    /** The attempt that this thread began is over, whatever came of it. */
    default void attemptEnded(Job job) {}

    /** An attempt at a job has gone through a step. One that is done for each rendition is told of once, as the sum. */
    default void stepDone(Job job, RenderStep step, Duration took) {}

    default void jobCompleted(Job job) {}

    /**
     * A rendition of a job that was completed is less faithful than its preset's gate asks, at the most quality that the
     * gate allows.
     *
     * @param rendition with the fidelity that it has
     */
    default void gateMissed(Job job, NewRendition rendition, QualityGate gate) {}

    /**
     * A job failed and will be tried again.
     *
     * @param delay until then
     * @param retry which one that will be, from 1
     * @param retries how many there are in all
     */
    default void jobRetried(Job job, Duration delay, int retry, int retries, Throwable cause) {}

    /**
     * A job failed and won't be tried again.
     *
     * @param retries how many retries it had
     */
    default void jobBuried(Job job, int retries, Throwable cause) {}

    /** A part answered with an error that the catalog lives with: a queue that is away, a sweep put off. */
    default void degraded(String part, Throwable cause) {}

    /** A part that was told to be degraded, and that tells when that is over, works again. */
    default void recovered(String part) {}

    /** Tells all of these, one after the other. What one of them throws is logged, and kept from the others and the caller. */
    static CatalogListener all(CatalogListener... listeners) {
        return new Listeners(List.of(listeners));
    }
}
