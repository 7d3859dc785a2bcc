package io.imagecatalog.spi;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.NewRendition;
import io.imagecatalog.model.QualityGate;
import io.imagecatalog.model.RenderStep;
import io.imagecatalog.model.UploadOutcome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Passes everything on to each of several listeners, and keeps the failure of one from everybody else. Thread-safe. */
final class Listeners implements CatalogListener {
    private final Logger log = System.getLogger("io.imagecatalog");
    private final List<CatalogListener> listeners;

    Listeners(List<CatalogListener> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void uploaded(Asset asset, Job job) {
        each(listener -> listener.uploaded(asset, job));
    }

    @Override
    public void uploadEnded(UploadOutcome outcome, Duration took) {
        each(listener -> listener.uploadEnded(outcome, took));
    }

    @Override
    public void attemptStarted(Job job) {
        each(listener -> listener.attemptStarted(job));
    }

    @Override
    public void attemptEnded(Job job) {
        each(listener -> listener.attemptEnded(job));
    }

    @Override
    public void stepDone(Job job, RenderStep step, Duration took) {
        each(listener -> listener.stepDone(job, step, took));
    }

    @Override
    public void jobCompleted(Job job) {
        each(listener -> listener.jobCompleted(job));
    }

    @Override
    public void gateMissed(Job job, NewRendition rendition, QualityGate gate) {
        each(listener -> listener.gateMissed(job, rendition, gate));
    }

    @Override
    public void jobRetried(Job job, Duration delay, int retry, int retries, Throwable cause) {
        each(listener -> listener.jobRetried(job, delay, retry, retries, cause));
    }

    @Override
    public void jobBuried(Job job, int retries, Throwable cause) {
        each(listener -> listener.jobBuried(job, retries, cause));
    }

    @Override
    public void degraded(String part, Throwable cause) {
        each(listener -> listener.degraded(part, cause));
    }

    @Override
    public void recovered(String part) {
        each(listener -> listener.recovered(part));
    }

    private void each(Consumer<CatalogListener> call) {
        for (CatalogListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                log.log(Level.WARNING, "A catalog listener failed", e);
            }
        }
    }
}
