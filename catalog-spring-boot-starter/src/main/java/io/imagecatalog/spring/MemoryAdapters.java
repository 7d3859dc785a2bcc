package io.imagecatalog.spring;

import io.imagecatalog.memory.InMemoryCatalogRepository;
import io.imagecatalog.memory.InMemoryJobQueue;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;
import java.lang.System.Logger.Level;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an application without a database gets. */
@Configuration(proxyBeanMethods = false)
final class MemoryAdapters {
    private final System.Logger log = System.getLogger("io.imagecatalog.spring");

    @Bean
    @ConditionalOnMissingBean(CatalogRepository.class)
    InMemoryCatalogRepository imageCatalogRepository() {
        log.log(
                Level.WARNING,
                "There is no DataSource: the catalog keeps its assets, renditions and jobs in memory and forgets them when"
                        + " the application stops. Add a database, or a CatalogRepository of your own, to keep them.");
        return new InMemoryCatalogRepository();
    }

    @Bean
    @ConditionalOnMissingBean(JobQueue.class)
    InMemoryJobQueue imageCatalogJobQueue() {
        return new InMemoryJobQueue();
    }
}
