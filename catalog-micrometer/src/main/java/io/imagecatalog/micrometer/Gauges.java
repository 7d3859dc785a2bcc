package io.imagecatalog.micrometer;

import io.imagecatalog.StatisticsService;
import io.imagecatalog.model.JobBacklog;
import io.imagecatalog.model.MemoryUse;
import io.imagecatalog.model.StoredTotal;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** How a catalog stands, as gauges that are read when the registry is. */
final class Gauges implements MeterBinder {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final StatisticsService statistics;
    private final Executor threads;

    Gauges(StatisticsService statistics, Executor threads) {
        this.statistics = statistics;
        this.threads = threads;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        jobs(registry);
        stored(registry);
        cache(registry);
        statistics.memory().ifPresent(use -> memory(registry));
    }

    private void jobs(MeterRegistry registry) {
        Clock clock = registry.config().clock();
        Sampled<JobBacklog> backlog = new Sampled<>(statistics::jobs, threads, clock, PATIENCE);
        jobs(registry, backlog, "pending", JobBacklog::pending);
        jobs(registry, backlog, "processing", JobBacklog::processing);
        jobs(registry, backlog, "poison", JobBacklog::poisoned);
        ToDoubleFunction<JobBacklog> age =
                jobs -> jobs.oldest(Instant.ofEpochMilli(clock.wallTime())).toMillis();
        TimeGauge.builder("catalog.queue.latency", number(backlog, age), TimeUnit.MILLISECONDS)
                .description("For how long the job that waits longest has been due")
                .register(registry);
    }

    private static void jobs(
            MeterRegistry registry, Sampled<JobBacklog> backlog, String state, ToDoubleFunction<JobBacklog> count) {
        Gauge.builder("catalog.jobs", number(backlog, count))
                .description("Jobs that are not done")
                .tag("state", state)
                .register(registry);
    }

    private void stored(MeterRegistry registry) {
        Sampled<StoredTotal> total =
                new Sampled<>(statistics::stored, threads, registry.config().clock(), PATIENCE);
        stored(registry, total, "originals", StoredTotal::assetCount, StoredTotal::assetBytes);
        stored(registry, total, "renditions", StoredTotal::renditionCount, StoredTotal::renditionBytes);
    }

    private static void stored(
            MeterRegistry registry,
            Sampled<StoredTotal> total,
            String kind,
            ToDoubleFunction<StoredTotal> count,
            ToDoubleFunction<StoredTotal> bytes) {
        Gauge.builder("catalog.stored", number(total, count))
                .description("Originals of living assets, and their renditions")
                .tag("kind", kind)
                .register(registry);
        Gauge.builder("catalog.storage", number(total, bytes))
                .description("Their bytes")
                .baseUnit(BaseUnits.BYTES)
                .tag("kind", kind)
                .register(registry);
    }

    private void cache(MeterRegistry registry) {
        cacheRequests(registry, "hit", service -> service.cache().hits());
        cacheRequests(registry, "miss", service -> service.cache().misses());
        Gauge.builder("catalog.cache", () -> statistics.cache().bytes())
                .description("Renditions held in memory")
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
    }

    private void cacheRequests(MeterRegistry registry, String result, ToDoubleFunction<StatisticsService> count) {
        FunctionCounter.builder("catalog.cache.requests", statistics, count)
                .description("Renditions looked for in memory")
                .tag("result", result)
                .register(registry);
    }

    private void memory(MeterRegistry registry) {
        memory(registry, "catalog.memory.limit", "Memory set aside for pictures", MemoryUse::limitBytes);
        memory(registry, "catalog.memory.reserved", "Memory held for pictures", MemoryUse::reservedBytes);
        Gauge.builder("catalog.memory.waiting", number(statistics::memory, MemoryUse::waiting))
                .description("Pictures that wait for memory")
                .register(registry);
    }

    private void memory(MeterRegistry registry, String name, String description, ToDoubleFunction<MemoryUse> bytes) {
        Gauge.builder(name, number(statistics::memory, bytes))
                .description(description)
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
    }

    private static <T> Supplier<Number> number(Sampled<T> sampled, ToDoubleFunction<T> part) {
        return number(sampled::get, part);
    }

    private static <T> Supplier<Number> number(Supplier<Optional<T>> source, ToDoubleFunction<T> part) {
        Function<T, Number> number = part::applyAsDouble;
        return () -> source.get().map(number).orElse(Double.NaN);
    }
}
