package io.imagecatalog.spring;

import io.imagecatalog.Catalog;
import io.imagecatalog.CatalogOptions;
import io.imagecatalog.image.JvmRenditionEngine;
import io.imagecatalog.model.Presets;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.PurgePolicy;
import io.imagecatalog.spi.QualityComparator;
import io.imagecatalog.spi.QuotaPolicy;
import io.imagecatalog.spi.RenditionEngine;
import io.imagecatalog.spi.RequestIds;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.spi.StorageException;
import io.imagecatalog.storage.fs.FileStorage;
import io.imagecatalog.worker.LoggingListener;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A catalog of the application's beans, and of standard ones where it has none. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(Catalog.class)
@Import({JdbcAdapters.class, MemoryAdapters.class})
final class CatalogAssembly {

    @Bean
    @ConditionalOnMissingBean(Storage.class)
    FileStorage imageCatalogStorage(CatalogProperties properties) {
        Path directory = properties.storage().directory();
        try {
            return new FileStorage(directory);
        } catch (StorageException e) {
            throw new InvalidConfigurationPropertyValueException(
                    "catalog.storage.directory",
                    directory,
                    "It is a directory that the application may write to, or can create.",
                    e);
        }
    }

    @Bean
    @ConditionalOnMissingBean
    CatalogOptions imageCatalogOptions(
            CatalogProperties properties,
            ObjectProvider<Presets> presets,
            ObjectProvider<QuotaPolicy> quotas,
            ObjectProvider<RequestIds> requestIds) {
        CatalogSettings settings = new CatalogSettings(properties);
        return settings.options(
                presets.getIfAvailable(settings::presets),
                quotas.getIfAvailable(settings::quotas),
                requestIds.getIfAvailable(RequestIds::none));
    }

    @Bean
    @ConditionalOnMissingBean
    LoggingListener imageCatalogLoggingListener() {
        return new LoggingListener();
    }

    @Bean
    Catalog imageCatalog(
            CatalogRepository repository,
            Storage storage,
            JobQueue queue,
            CatalogOptions options,
            CatalogProperties properties,
            ObjectProvider<RenditionEngine> engine,
            ObjectProvider<QualityComparator> comparator,
            ObjectProvider<PurgePolicy> purgePolicy,
            ObjectProvider<CatalogListener> listeners,
            ObjectProvider<Clock> clock) {
        CatalogSettings settings = new CatalogSettings(properties);
        Catalog.Builder builder = Catalog.builder()
                .repository(repository)
                .storage(storage)
                .queue(queue)
                .options(options)
                .engine(engine.getIfAvailable(() -> new JvmRenditionEngine(options.limits(), settings.imageMemory())))
                .listener(CatalogListener.all(listeners.orderedStream().toArray(CatalogListener[]::new)))
                .retries(settings.retries())
                .leaseTerm(settings.lease())
                .drainGrace(settings.drain());
        comparator.ifAvailable(builder::comparator);
        purgePolicy.ifAvailable(builder::purgePolicy);
        clock.ifUnique(builder::clock);
        return builder.build();
    }

    @Bean
    CatalogWorkers imageCatalogWorkers(Catalog catalog, CatalogProperties properties) {
        return new CatalogWorkers(catalog, new CatalogSettings(properties).threads());
    }
}
