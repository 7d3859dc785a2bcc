package io.imagecatalog.spring;

import io.imagecatalog.Catalog;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.Storage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Tells of the catalog's health as {@code catalog}, unless {@code management.health.catalog.enabled} is false: whether
 * repository, storage and queue work, as far as they are beans.
 */
@AutoConfiguration(after = CatalogAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(Catalog.class)
public final class CatalogHealthAutoConfiguration {

    @Bean
    @ConditionalOnEnabledHealthIndicator("catalog")
    @ConditionalOnMissingBean(name = "catalogHealthIndicator")
    CatalogHealthIndicator catalogHealthIndicator(
            ObjectProvider<CatalogRepository> repository,
            ObjectProvider<Storage> storage,
            ObjectProvider<JobQueue> queue) {
        Map<String, Runnable> questions = new LinkedHashMap<>();
        repository.ifUnique(part -> questions.put("repository", part::check));
        storage.ifUnique(part -> questions.put("storage", part::check));
        queue.ifUnique(part -> questions.put("queue", part::check));
        return new CatalogHealthIndicator(questions);
    }
}
