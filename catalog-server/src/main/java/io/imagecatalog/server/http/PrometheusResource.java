package io.imagecatalog.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** Hands out the metrics of this process, as Prometheus reads them. */
final class PrometheusResource {
    private static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry metrics;

    PrometheusResource(PrometheusMeterRegistry metrics) {
        this.metrics = metrics;
    }

    void route(RoutesConfig routes) {
        GetRoute.at(routes, "/prometheus", this::scrape, Need.OPERATIONS_KEY);
    }

    private void scrape(Context ctx) {
        ctx.contentType(MEDIA_TYPE).result(metrics.scrape(MEDIA_TYPE));
    }
}
