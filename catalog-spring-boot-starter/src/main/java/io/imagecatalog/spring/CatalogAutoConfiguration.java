package io.imagecatalog.spring;

import io.imagecatalog.AssetService;
import io.imagecatalog.Catalog;
import io.imagecatalog.ComparisonService;
import io.imagecatalog.JobService;
import io.imagecatalog.PurgeService;
import io.imagecatalog.RegenerationService;
import io.imagecatalog.StatisticsService;
import io.imagecatalog.UsageService;
import io.imagecatalog.VerifyService;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Gives an application a {@link Catalog} and each of its services as beans, set up by {@link CatalogProperties}.
 *
 * <p>Pictures are kept in a directory. With a {@code DataSource} all else is kept in its database; without one in memory, of
 * which a warning is logged. Workers run from the time that the application is up until it begins to stop.
 *
 * <p>Beans of the application win: {@code Storage}, {@code CatalogRepository}, {@code JobQueue}, {@code RenditionEngine},
 * {@code QualityComparator}, {@code PurgePolicy}, {@code QuotaPolicy}, {@code RequestIds}, {@code Presets},
 * {@code CatalogOptions}, {@code Clock} if it is the only one; and {@code Catalog} itself, whose workers are then the
 * application's to start. Each {@code CatalogListener} is told of everything, in their order, beside the one that logs.
 */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@EnableConfigurationProperties(CatalogProperties.class)
@Import(CatalogAssembly.class)
public final class CatalogAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    AssetService imageCatalogAssets(Catalog catalog) {
        return catalog.assets();
    }

    @Bean
    @ConditionalOnMissingBean
    JobService imageCatalogJobs(Catalog catalog) {
        return catalog.jobs();
    }

    @Bean
    @ConditionalOnMissingBean
    ComparisonService imageCatalogComparisons(Catalog catalog) {
        return catalog.comparisons();
    }

    @Bean
    @ConditionalOnMissingBean
    UsageService imageCatalogUsage(Catalog catalog) {
        return catalog.usage();
    }

    @Bean
    @ConditionalOnMissingBean
    StatisticsService imageCatalogStatistics(Catalog catalog) {
        return catalog.statistics();
    }

    @Bean
    @ConditionalOnMissingBean
    PurgeService imageCatalogPurges(Catalog catalog) {
        return catalog.purges();
    }

    @Bean
    @ConditionalOnMissingBean
    VerifyService imageCatalogVerification(Catalog catalog) {
        return catalog.verification();
    }

    @Bean
    @ConditionalOnMissingBean
    RegenerationService imageCatalogRegeneration(Catalog catalog) {
        return catalog.regeneration();
    }
}
