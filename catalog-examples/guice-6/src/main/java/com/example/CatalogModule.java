package com.example;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.imagecatalog.AssetService;
import io.imagecatalog.Catalog;
import io.imagecatalog.CatalogOptions;
import io.imagecatalog.image.JvmRenditionEngine;
import io.imagecatalog.memory.InMemoryCatalogRepository;
import io.imagecatalog.memory.InMemoryJobQueue;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.RenditionEngine;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.storage.fs.FileStorage;
import io.imagecatalog.worker.LoggingListener;
import java.nio.file.Path;
import java.time.Clock;
import javax.inject.Singleton;

/**
 * Binds the ports. Services have an {@code @Inject} on their constructor, so that the injector makes them of these; the catalog,
 * which runs the workers, is put together by its builder of the very same.
 */
public final class CatalogModule extends AbstractModule {
    private final Path pictures;

    public CatalogModule(Path pictures) {
        this.pictures = pictures;
    }

    @Override
    protected void configure() {
        bind(Storage.class).toInstance(new FileStorage(pictures));
        // With a database: new JdbcCatalogRepository(dataSource) and new JdbcJobQueue(dataSource).
        bind(CatalogRepository.class).toInstance(new InMemoryCatalogRepository());
        bind(JobQueue.class).toInstance(new InMemoryJobQueue());
        bind(RenditionEngine.class).toInstance(new JvmRenditionEngine());
        bind(CatalogOptions.class).toInstance(CatalogOptions.standard());
        bind(CatalogListener.class).toInstance(new LoggingListener());
        bind(Clock.class).toInstance(Clock.systemUTC());
    }

    /** It remembers the renditions handed out most, so that the catalog's own is enough. */
    @Provides
    AssetService assets(Catalog catalog) {
        return catalog.assets();
    }

    @Provides
    @Singleton
    Catalog catalog(
            CatalogRepository repository,
            Storage storage,
            JobQueue queue,
            RenditionEngine engine,
            CatalogOptions options,
            CatalogListener listener,
            Clock clock) {
        return Catalog.builder()
                .repository(repository)
                .storage(storage)
                .queue(queue)
                .engine(engine)
                .options(options)
                .listener(listener)
                .clock(clock)
                .build();
    }
}
