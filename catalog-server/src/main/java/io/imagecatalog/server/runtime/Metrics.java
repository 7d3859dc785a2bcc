package io.imagecatalog.server.runtime;

import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.Catalog;
import io.imagecatalog.micrometer.CatalogMetrics;
import io.imagecatalog.spi.CatalogListener;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** The metrics of this process: of its catalog, its database connections, and its JVM. Closing stops what gathers them. */
final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CatalogMetrics catalogMetrics = new CatalogMetrics(registry);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    PrometheusMeterRegistry registry() {
        return registry;
    }

    /** What is to be told of the catalog that is going to be watched. */
    CatalogListener listener() {
        return catalogMetrics;
    }

    void watch(Catalog catalog, HikariDataSource database) {
        catalogMetrics.watch(catalog.statistics());
        database.setMetricRegistry(registry);
        collections.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    @Override
    public void close() {
        catalogMetrics.close();
        collections.close();
        registry.close();
    }
}
