package io.imagecatalog.spring;

import io.imagecatalog.Catalog;
import org.springframework.context.SmartLifecycle;

/**
 * Has a catalog's workers run while the application does: they are the last to start and the first to stop, with their jobs
 * done or handed back, when all that these need is still there.
 */
final class CatalogWorkers implements SmartLifecycle {
    private final Catalog catalog;
    private final int threads;
    private volatile boolean running;

    /** @param threads 0 for no workers at all */
    CatalogWorkers(Catalog catalog, int threads) {
        this.catalog = catalog;
        this.threads = threads;
    }

    @Override
    public void start() {
        if (threads > 0) {
            catalog.startWorkers(threads);
            running = true;
        }
    }

    @Override
    public void stop() {
        catalog.stopWorkers();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
