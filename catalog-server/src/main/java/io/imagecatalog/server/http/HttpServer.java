package io.imagecatalog.server.http;

import io.imagecatalog.Catalog;
import io.imagecatalog.model.RequestId;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JettyConfig;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.Graceful;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the guide's addresses for a catalog, from its start until it is closed. The catalog stays the caller's. */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    /** For all requests but forms and pictures, which may be slow and have threads of their own. */
    private static final int THREADS_FOR_OTHERS = 64;

    private static final int MIN_THREADS = 4;
    private static final int THREAD_IDLE_MILLIS = 60_000;
    private static final long CONNECTION_IDLE_MILLIS = 30_000;
    private static final long IDLE_MILLIS_IN_A_CROWD = 2_000;
    private static final Duration DRAIN = Duration.ofSeconds(20);

    /** Whom it is there for. */
    private enum Scope {
        EVERYTHING,
        OPERATIONS
    }

    private final HttpOptions options;
    private final ClientLimits limits;
    private final Json json = new Json();
    private final Problems problems = new Problems(json);
    private final Javalin javalin;

    private HttpServer(Catalog catalog, HttpOptions options, ClientLimits limits, Scope scope) {
        this.options = options;
        this.limits = limits;
        RequestTimes times = new RequestTimes(options.metrics());
        this.javalin = Javalin.create(config -> {
            quiet(config);
            config.requestLogger.http(times::record);
            listen(config.jetty);
            problems.handle(config.routes);
            config.router.javaLangErrorHandler(problems::handle);
            config.routes.before(StandardHeaders::set);
            new Gatekeeper(options.admission(), catalog).guard(config.routes);
            routeOperations(config.routes);
            if (scope == Scope.EVERYTHING) {
                route(config.routes, catalog);
            }
        });
    }

    /**
     * Starts to listen.
     *
     * @throws IOException if the port can't be had
     */
    public static HttpServer start(Catalog catalog, HttpOptions options) throws IOException {
        return start(catalog, options, ClientLimits.standard());
    }

    /**
     * Starts to listen, to those alone who look after this process: it says how that is, and has its metrics.
     *
     * @throws IOException if the port can't be had
     */
    public static HttpServer startForOperations(Catalog catalog, HttpOptions options) throws IOException {
        return start(new HttpServer(catalog, options, ClientLimits.standard(), Scope.OPERATIONS));
    }

    /** The id of the request that the calling thread answers, for what it does to carry; empty on other threads. */
    public static Optional<RequestId> currentRequest() {
        return RequestIdHandler.current();
    }

    static HttpServer start(Catalog catalog, HttpOptions options, ClientLimits limits) throws IOException {
        return start(new HttpServer(catalog, options, limits, Scope.EVERYTHING));
    }

    private static HttpServer start(HttpServer server) throws IOException {
        try {
            server.javalin.start();
            return server;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    public int port() {
        return javalin.port();
    }

    /** All that it answers to, such as {@code GET /retrieve/asset/{id}}. */
    Stream<String> addresses() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(endpoint -> endpoint.method.name() + " " + endpoint.path);
    }

    /**
     * Takes no more connections, and returns when the requests under way are answered or 20 seconds have passed. Those that
     * take longer, a large purge perhaps, are left running until the process ends: to stop their threads is to interrupt
     * them, and that would break an embedded database in the middle of its file access.
     */
    @Override
    public void close() {
        try {
            Graceful.shutdown(javalin.jettyServer().server()).get(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
            javalin.stop();
        } catch (TimeoutException e) {
            LOG.warn("Requests are still running after {} seconds and won't be answered", DRAIN.toSeconds());
        } catch (ExecutionException e) {
            LOG.warn("The HTTP server did not shut down cleanly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void route(RoutesConfig routes, Catalog catalog) {
        Delivery delivery = new Delivery(limits);
        UploadFormReader forms = new UploadFormReader(catalog.assets(), options.maxUploadBytes(), limits);
        new ConsoleResource(delivery).route(routes);
        new CallerResource(json).route(routes);
        new PresetsResource(catalog.assets().presets(), json).route(routes);
        new UploadResource(catalog.assets(), forms, json).route(routes);
        new RetrieveResource(catalog.assets(), json).route(routes);
        new PictureResource(catalog.assets(), options.addresses(), delivery).route(routes);
        new TenantResource(catalog.assets(), catalog.usage(), json).route(routes);
        new SimilarResource(catalog.assets(), json).route(routes);
        new CompareResource(catalog.comparisons(), forms, json).route(routes);
        new MetricsResource(catalog.usage(), json).route(routes);
        new PurgeResource(catalog.purges(), json).route(routes);
        new JobsResource(catalog.jobs(), json).route(routes);
        new DocsResource(delivery).route(routes);
    }

    private void routeOperations(RoutesConfig routes) {
        new HealthResource(options.checks(), json).route(routes);
        new PrometheusResource(options.metrics()).route(routes);
    }

    private static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
    }

    private void listen(JettyConfig jetty) {
        JettyProblems errorPages = new JettyProblems(json);
        jetty.threadPool = threads();
        jetty.timeoutStatus = 408;
        jetty.clientAbortStatus = 499;
        jetty.modifyServer(server -> {
            server.insertHandler(new GracefulHandler());
            server.insertHandler(new RequestIdHandler());
            server.setErrorHandler(errorPages);
            server.addBean(connectionLimit(server));
        });
        jetty.modifyServletContextHandler(context -> context.setErrorHandler(errorPages));
        jetty.addConnector((server, http) -> connector(server, http));
    }

    /** What waits for a thread has a bound in the number of connections, each of which has a task or two. */
    private QueuedThreadPool threads() {
        int most = THREADS_FOR_OTHERS + limits.uploads() + limits.waiting() + limits.deliveries();
        return new QueuedThreadPool(most, MIN_THREADS, THREAD_IDLE_MILLIS);
    }

    /** Once there are so many, further ones wait with the system, and those that are idle must go soon. */
    private NetworkConnectionLimit connectionLimit(Server server) {
        NetworkConnectionLimit limit = new NetworkConnectionLimit(limits.connections(), server);
        limit.setEndPointIdleTimeout(IDLE_MILLIS_IN_A_CROWD);
        return limit;
    }

    /** Opened at once, so that a port in use is told from every other failure to start. */
    private ServerConnector connector(Server server, HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setIdleTimeout(CONNECTION_IDLE_MILLIS);
        HeaderDeadline deadline = new HeaderDeadline(connector.getScheduler(), limits.headers());
        connector.addBean(deadline);
        http.addCustomizer(deadline);
        try {
            connector.open();
            return connector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
