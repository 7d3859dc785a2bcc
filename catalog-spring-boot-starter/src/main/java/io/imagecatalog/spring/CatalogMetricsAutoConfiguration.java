package io.imagecatalog.spring;

import io.imagecatalog.StatisticsService;
import io.imagecatalog.micrometer.CatalogMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** Keeps metrics of the catalog in the application's registry, if {@code catalog-micrometer} is there. */
@AutoConfiguration(
        after = CatalogAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass({CatalogMetrics.class, MeterRegistry.class})
@ConditionalOnSingleCandidate(MeterRegistry.class)
public final class CatalogMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CatalogMetrics catalogMetrics(MeterRegistry registry) {
        return new CatalogMetrics(registry);
    }

    /** Once the catalog is there, which is told what happens by the same metrics. */
    @Bean
    @ConditionalOnBean(StatisticsService.class)
    SmartInitializingSingleton imageCatalogMeters(CatalogMetrics metrics, StatisticsService statistics) {
        return () -> metrics.watch(statistics);
    }
}
