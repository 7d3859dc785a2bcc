package io.imagecatalog.server.runtime;

import io.imagecatalog.Catalog;
import io.imagecatalog.CatalogOptions;
import io.imagecatalog.image.JvmRenditionEngine;
import io.imagecatalog.server.http.HealthCheck;
import io.imagecatalog.server.http.HttpOptions;
import io.imagecatalog.server.http.HttpServer;
import io.imagecatalog.server.settings.InvalidSettingException;
import io.imagecatalog.server.settings.ServerSettings;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.worker.LoggingListener;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A catalog at work in this process, until it is closed. */
public final class RunningCatalog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningCatalog.class);

    private final DataDirectory data;
    private final Adapters adapters;
    private final Catalog catalog;
    private final Metrics metrics;
    private final ExecutorService healthThreads = Executors.newFixedThreadPool(4, RunningCatalog::daemon);
    private @Nullable HttpServer http;

    private RunningCatalog(DataDirectory data, Adapters adapters, Catalog catalog, Metrics metrics) {
        this.data = data;
        this.adapters = adapters;
        this.catalog = catalog;
        this.metrics = metrics;
    }

    /**
     * Answers over HTTP and, unless that is switched off, makes renditions too.
     *
     * @throws io.imagecatalog.server.settings.InvalidSettingException if there is no adapter for a setting, or anybody could
     *     reach it over the network
     * @throws StartFailedException if the database or the port can't be had
     */
    public static RunningCatalog serve(ServerSettings settings) {
        Exposure exposure = Exposure.of(settings);
        RunningCatalog running = openAloud(settings);
        running.listen(settings, settings.port(), HttpServer::start);
        LOG.info("Catalog listens on http://{}:{}", settings.host(), running.port());
        exposure.announce();
        if (settings.enableWorker()) {
            running.catalog.startWorkers(settings.workers());
        }
        return running;
    }

    /** Makes renditions, and says over HTTP at most how that goes. Throws as {@link #serve} does. */
    public static RunningCatalog work(ServerSettings settings) {
        OptionalInt port = settings.metricsPort();
        Optional<Exposure> exposure = port.isPresent() ? Optional.of(Exposure.of(settings)) : Optional.empty();
        RunningCatalog running = openAloud(settings);
        port.ifPresent(listened -> running.listenForOperations(settings, listened));
        exposure.ifPresent(Exposure::announce);
        running.catalog.startWorkers(settings.workers());
        LOG.info("Catalog makes renditions with {} workers", settings.workers());
        return running;
    }

    /** Does nothing by itself; for what is to be done once. Throws as {@link #serve} does. */
    public static RunningCatalog idle(ServerSettings settings) {
        return open(settings);
    }

    public Catalog catalog() {
        return catalog;
    }

    /** Where it listens; 0 if it does not. */
    public int port() {
        return http == null ? 0 : http.port();
    }

    /** Takes no new work, gives requests and jobs under way 20 seconds to finish, and hands the rest back. */
    @Override
    public void close() {
        CompletableFuture<Void> jobs = CompletableFuture.runAsync(catalog::close);
        try {
            if (http != null) {
                http.close();
            }
            jobs.join();
        } finally {
            healthThreads.shutdown();
            metrics.close();
            adapters.close();
            data.close();
        }
    }

    private static RunningCatalog open(ServerSettings settings) {
        DataDirectory data = DataDirectory.open(settings.data());
        try {
            Metrics metrics = new Metrics();
            CatalogListener listener = CatalogListener.all(new LoggedJobs(), new LoggingListener(), metrics.listener());
            Adapters adapters = Adapters.open(settings, listener);
            Catalog catalog = catalog(settings, data, adapters, listener);
            metrics.watch(catalog, adapters.database());
            return new RunningCatalog(data, adapters, catalog, metrics);
        } catch (InvalidSettingException | StartFailedException e) {
            data.close();
            throw e;
        }
    }

    private static RunningCatalog openAloud(ServerSettings settings) {
        RunningCatalog running = open(settings);
        LOG.info("Data is kept in {}", settings.data());
        return running;
    }

    private static Catalog catalog(
            ServerSettings settings, DataDirectory data, Adapters adapters, CatalogListener listener) {
        return Catalog.builder()
                .repository(adapters.repository())
                .storage(adapters.storage())
                .queue(adapters.queue())
                .engine(new JvmRenditionEngine(
                        settings.limits(), settings.imageMemoryBudget(), settings.jpegDecoding()))
                .listener(listener)
                .leaseTerm(settings.jobLease())
                .options(CatalogOptions.standard()
                        .withPresets(settings.presets())
                        .withLimits(settings.limits())
                        .withQuotas(settings.quotas())
                        .withSpoolDirectory(data.spool())
                        .withOrphanGrace(settings.orphanGrace())
                        .withRequestIds(HttpServer::currentRequest))
                .build();
    }

    private void listenForOperations(ServerSettings settings, int port) {
        listen(settings, port, HttpServer::startForOperations);
        LOG.info("Metrics are at http://{}:{}/prometheus", settings.host(), port());
    }

    private void listen(ServerSettings settings, int port, Listening listening) {
        try {
            http = listening.start(catalog, httpOptions(settings, port));
        } catch (IOException e) {
            close();
            throw new StartFailedException(
                    "Catalog can't listen on " + settings.host() + ":" + port + ": " + RootCause.of(e), e);
        }
    }

    private HttpOptions httpOptions(ServerSettings settings, int port) {
        return new HttpOptions(
                settings.admission(),
                BucketAddresses.of(settings, adapters.storage()),
                healthChecks(),
                metrics.registry(),
                settings.host(),
                port,
                settings.limits().maxUploadBytes());
    }

    /** How a server is started. */
    @FunctionalInterface
    private interface Listening {
        HttpServer start(Catalog catalog, HttpOptions options) throws IOException;
    }

    private List<HealthCheck> healthChecks() {
        return List.of(
                new HealthCheck("database", adapters::checkDatabase, healthThreads),
                new HealthCheck("storage", adapters.storage()::check, healthThreads),
                new HealthCheck("spool", data::check, healthThreads),
                new HealthCheck("queue", adapters.queue()::check, healthThreads));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "catalog-health");
        thread.setDaemon(true);
        return thread;
    }
}
