package io.imagecatalog.micrometer;

import io.imagecatalog.StatisticsService;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.NewRendition;
import io.imagecatalog.model.QualityGate;
import io.imagecatalog.model.RenderStep;
import io.imagecatalog.model.UploadOutcome;
import io.imagecatalog.spi.CatalogListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Keeps metrics of a catalog in a Micrometer registry. It is the catalog's listener, for what happens, and once it was told
 * to {@linkplain #watch watch} the catalog it also tells how that stands:
 *
 * <pre>{@code
 * CatalogMetrics metrics = new CatalogMetrics(registry);
 * Catalog catalog = Catalog.builder().listener(CatalogListener.all(new LoggingListener(), metrics)).build();
 * metrics.watch(catalog.statistics());
 * }</pre>
 *
 * <p>By the names that Prometheus gives them, with all times in seconds:
 *
 * <ul>
 *   <li>{@code catalog_upload_seconds{outcome}}: a histogram of how long uploads took once their bytes were there;
 *       {@code outcome} is {@code stored}, {@code known}, {@code refused} or {@code failed}
 *   <li>{@code catalog_render_seconds{step}}: a histogram of the {@linkplain RenderStep steps} of attempts at jobs
 *   <li>{@code catalog_attempts_total{outcome}}: attempts that {@code completed} a job, were put off to be {@code retried}, or
 *       after which it was {@code buried}
 *   <li>{@code catalog_gates_missed_total{preset}}: renditions less faithful than their preset's gate asks
 *   <li>{@code catalog_degraded_total}: errors that the catalog lived with
 *   <li>{@code catalog_jobs{state}}: jobs that are {@code pending}, {@code processing} or {@code poison}
 *   <li>{@code catalog_queue_latency_seconds}: for how long the job that waits longest has been due
 *   <li>{@code catalog_stored{kind}} and {@code catalog_storage_bytes{kind}}: {@code originals} and {@code renditions} of all
 *       tenants
 *   <li>{@code catalog_cache_requests_total{result}}, {@code hit} or {@code miss}, and {@code catalog_cache_bytes}: the cache
 *       of renditions
 *   <li>{@code catalog_memory_limit_bytes}, {@code catalog_memory_reserved_bytes} and {@code catalog_memory_waiting}: the
 *       memory set aside for pictures, and how many of these wait for some
 * </ul>
 *
 * <p>What stands in the database is the same for every process that shares it, and is asked for at most once in five seconds,
 * when the registry is read. Reading a registry waits two seconds for it at most, and then shows what was
 * known before; it is not a number when the database failed, or has said nothing for three minutes.
 *
 * <p>Thread-safe. Closing stops the asking; the meters stay.
 */
public final class CatalogMetrics implements CatalogListener, AutoCloseable {
    /** From what comes from memory to what somebody waits for. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private static final List<String> ATTEMPTS = List.of("completed", "retried", "buried");

    private final MeterRegistry registry;
    private final SamplingThreads threads = new SamplingThreads();

    /** Of what has not happened yet there is a zero, so that the first time is seen as a change. */
    public CatalogMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (UploadOutcome outcome : UploadOutcome.values()) {
            uploads(outcome);
        }
        for (RenderStep step : RenderStep.values()) {
            steps(step);
        }
        ATTEMPTS.forEach(this::attempts);
        degraded();
    }

    /** Adds how a catalog stands, of which there is to be one a registry. */
    public void watch(StatisticsService statistics) {
        new Gauges(statistics, threads).bindTo(registry);
    }

    @Override
    public void uploadEnded(UploadOutcome outcome, Duration took) {
        uploads(outcome).record(took);
    }

    @Override
    public void stepDone(Job job, RenderStep step, Duration took) {
        steps(step).record(took);
    }

    @Override
    public void jobCompleted(Job job) {
        attempts("completed").increment();
    }

    @Override
    public void jobRetried(Job job, Duration delay, int retry, int retries, Throwable cause) {
        attempts("retried").increment();
    }

    @Override
    public void jobBuried(Job job, int retries, Throwable cause) {
        attempts("buried").increment();
    }

    @Override
    public void gateMissed(Job job, NewRendition rendition, QualityGate gate) {
        registry.counter("catalog.gates.missed", "preset", rendition.preset()).increment();
    }

    @Override
    public void degraded(String part, Throwable cause) {
        degraded().increment();
    }

    @Override
    public void close() {
        threads.close();
    }

    private Timer uploads(UploadOutcome outcome) {
        return timer("catalog.upload", "How long uploads took once their bytes were there", "outcome", outcome);
    }

    private Timer steps(RenderStep step) {
        return timer("catalog.render", "How long the steps of attempts at jobs took", "step", step);
    }

    private Counter attempts(String outcome) {
        return registry.counter("catalog.attempts", "outcome", outcome);
    }

    private Counter degraded() {
        return registry.counter("catalog.degraded");
    }

    private Timer timer(String name, String description, String tag, Enum<?> value) {
        return Timer.builder(name)
                .description(description)
                .tag(tag, value.name().toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
