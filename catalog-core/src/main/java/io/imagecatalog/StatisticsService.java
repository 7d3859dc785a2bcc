package io.imagecatalog;

import io.imagecatalog.model.CacheUse;
import io.imagecatalog.model.JobBacklog;
import io.imagecatalog.model.MemoryUse;
import io.imagecatalog.model.StoredTotal;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.RenditionEngine;
import java.util.Optional;

/**
 * How the catalog stands, for those who look after it. What happens in it is told to its {@link CatalogListener}.
 * Whoever injects services should take the {@link Catalog}'s own: the cache that it tells of is the one of its
 * {@link AssetService}. Thread-safe.
 */
public final class StatisticsService {
    private final CatalogRepository repository;
    private final AssetService assets;
    private final RenditionEngine engine;

    @javax.inject.Inject
    @jakarta.inject.Inject
    public StatisticsService(CatalogRepository repository, AssetService assets, RenditionEngine engine) {
        this.repository = repository;
        this.assets = assets;
        this.engine = engine;
    }

    /** The jobs that are not done, of all processes. Asks the database, and takes a moment where there are very many. */
    public JobBacklog jobs() {
        return repository.backlog();
    }

    /** What all tenants store together. Asks the database. */
    public StoredTotal stored() {
        return repository.total();
    }

    /** What this process's cache of renditions was good for. */
    public CacheUse cache() {
        return assets.cacheUse();
    }

    /** The memory that this process's engine sets aside for pictures; empty if it sets none aside. */
    public Optional<MemoryUse> memory() {
        return engine.memory();
    }
}
