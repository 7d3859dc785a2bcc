package io.imagecatalog.worker;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.NewRendition;
import io.imagecatalog.model.QualityGate;
import io.imagecatalog.spi.CatalogListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Passes everything on and keeps a listener's failure from becoming the caller's. Thread-safe. */
public final class SafeListener implements CatalogListener {
    private final Logger log = System.getLogger("io.imagecatalog");
    private final CatalogListener listener;

    public SafeListener(CatalogListener listener) {
        this.listener = listener;
    }

    @Override
    public void uploaded(Asset asset, Job job) {
        safely(() -> listener.uploaded(asset, job));
    }

    @Override
    public void jobCompleted(Job job) {
        safely(() -> listener.jobCompleted(job));
    }

    @Override
    public void gateMissed(Job job, NewRendition rendition, QualityGate gate) {
        safely(() -> listener.gateMissed(job, rendition, gate));
    }

    @Override
    public void jobRetried(Job job, Duration delay, int retry, int retries, Throwable cause) {
        safely(() -> listener.jobRetried(job, delay, retry, retries, cause));
    }

    @Override
    public void jobBuried(Job job, int retries, Throwable cause) {
        safely(() -> listener.jobBuried(job, retries, cause));
    }

    @Override
    public void degraded(String part, Throwable cause) {
        safely(() -> listener.degraded(part, cause));
    }

    @Override
    public void recovered(String part) {
        safely(() -> listener.recovered(part));
    }

    private void safely(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            log.log(Level.WARNING, "A catalog listener failed", e);
        }
    }
}
