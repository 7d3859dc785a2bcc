package io.imagecatalog.server.http;

import io.imagecatalog.server.access.Admission.OfEverybody;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;

/** How a server is started that everybody on this machine may use, on any port. */
final class LocalOptions {
    private LocalOptions() {}

    static HttpOptions of(HealthCheck... checks) {
        return new HttpOptions(
                new OfEverybody(true),
                Optional.empty(),
                List.of(checks),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                "127.0.0.1",
                0,
                64 << 20);
    }
}
