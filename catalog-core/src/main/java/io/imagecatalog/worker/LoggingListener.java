package io.imagecatalog.worker;

import io.imagecatalog.model.Job;
import io.imagecatalog.spi.CatalogListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Writes one line to the platform's logger for every job that ends, in the words of the usage guide. Thread-safe. */
public final class LoggingListener implements CatalogListener {
    private final Logger log = System.getLogger("io.imagecatalog.worker");

    @Override
    public void jobCompleted(Job job) {
        log.log(Level.INFO, "✓ Job " + job.id() + " completed for asset " + job.assetId());
    }

    @Override
    public void jobRetried(Job job, Duration delay, int retry, int retries, Throwable cause) {
        log.log(
                Level.WARNING,
                "⚠ Job %d failed, retrying in %ds (attempt %d/%d)"
                        .formatted(job.id(), delay.toSeconds(), retry, retries));
        logCause(job, cause);
    }

    @Override
    public void jobBuried(Job job, int retries, Throwable cause) {
        log.log(Level.ERROR, "✗ Job " + job.id() + " failed permanently after " + retries + " retries");
        logCause(job, cause);
    }

    @Override
    public void degraded(String part, Throwable cause) {
        log.log(Level.WARNING, part + ": " + cause.getMessage());
        log.log(Level.DEBUG, part, cause);
    }

    private void logCause(Job job, Throwable cause) {
        log.log(Level.WARNING, "Job " + job.id() + ": " + FailureText.of(cause));
        log.log(Level.DEBUG, "Job " + job.id(), cause);
    }
}
