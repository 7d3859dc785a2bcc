package io.imagecatalog.spring;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.NewRendition;
import io.imagecatalog.model.QualityGate;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.worker.SafeListener;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Tells several listeners one after the other, each even if one before it failed. Thread-safe. */
final class EveryListener implements CatalogListener {
    private final List<SafeListener> listeners;

    EveryListener(List<CatalogListener> listeners) {
        this.listeners = listeners.stream().map(SafeListener::new).toList();
    }

    @Override
    public void uploaded(Asset asset, Job job) {
        tell(listener -> listener.uploaded(asset, job));
    }

    @Override
    public void jobCompleted(Job job) {
        tell(listener -> listener.jobCompleted(job));
    }

    @Override
    public void gateMissed(Job job, NewRendition rendition, QualityGate gate) {
        tell(listener -> listener.gateMissed(job, rendition, gate));
    }

    @Override
    public void jobRetried(Job job, Duration delay, int retry, int retries, Throwable cause) {
        tell(listener -> listener.jobRetried(job, delay, retry, retries, cause));
    }

    @Override
    public void jobBuried(Job job, int retries, Throwable cause) {
        tell(listener -> listener.jobBuried(job, retries, cause));
    }

    @Override
    public void degraded(String part, Throwable cause) {
        tell(listener -> listener.degraded(part, cause));
    }

    @Override
    public void recovered(String part) {
        tell(listener -> listener.recovered(part));
    }

    private void tell(Consumer<CatalogListener> news) {
        listeners.forEach(news);
    }
}
