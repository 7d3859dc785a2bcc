package io.imagecatalog.server.http;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Times answers, by method, address and status. The address is the server's own name for it, as every id would be a row of its
 * own.
 */
final class RequestTimes {
    private static final String NOWHERE = "none";
    private static final long NANOS_A_MILLI = 1_000_000;
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry metrics;

    RequestTimes(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void record(Context ctx, float millis) {
        Timer.builder("http.server.requests")
                .description("How long answers took, with the bytes that came and went")
                .tag("method", address(ctx).isPresent() ? ctx.method().name() : NOWHERE)
                .tag("uri", address(ctx).orElse(NOWHERE))
                .tag("status", Integer.toString(ctx.statusCode()))
                .serviceLevelObjectives(BUCKETS)
                .register(metrics)
                .record(Duration.ofNanos((long) (millis * NANOS_A_MILLI)));
    }

    private static Optional<String> address(Context ctx) {
        @Nullable Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
        return Optional.ofNullable(endpoint).map(found -> found.path);
    }
}
