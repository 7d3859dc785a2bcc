package io.imagecatalog.micrometer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.Catalog;
import io.imagecatalog.CatalogOptions;
import io.imagecatalog.memory.InMemoryStorage;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.RenderStep;
import io.imagecatalog.spi.InvalidImageException;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogMetricsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(0), ZoneOffset.UTC);
    private static final Duration OLD = Duration.ofSeconds(5);

    @TempDir
    private Path spool;

    private final MockClock time = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, time);
    private final CatalogMetrics metrics = new CatalogMetrics(registry);
    private final InMemoryStorage storage = new InMemoryStorage(CLOCK);
    private Catalog catalog;

    @BeforeEach
    void open() {
        catalog = Catalog.builder()
                .storage(storage)
                .listener(metrics)
                .clock(CLOCK)
                .options(CatalogOptions.standard().withSpoolDirectory(spool))
                .build();
        metrics.watch(catalog.statistics());
    }

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void what_has_not_happened_yet_is_there_as_a_zero() {
        assertThat(uploads("failed").count()).isZero();
        assertThat(attempts("buried")).isZero();
        assertThat(registry.get("catalog.render").tag("step", "wait").timer().count())
                .isZero();
        assertThat(registry.get("catalog.degraded").counter().count()).isZero();
    }

    @Test
    void uploads_are_timed_by_what_came_of_them() throws IOException {
        upload(picture(1));
        upload(picture(1));
        assertThatThrownBy(() -> upload("no picture".getBytes(UTF_8))).isInstanceOf(InvalidImageException.class);

        assertThat(uploads("stored").count()).isEqualTo(1);
        assertThat(uploads("known").count()).isEqualTo(1);
        assertThat(uploads("refused").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void each_step_of_rendering_is_timed(RenderStep step) throws IOException {
        upload(picture(1));

        catalog.runPendingJobs();

        assertThat(registry.get("catalog.render")
                        .tag("step", step.name().toLowerCase(Locale.ROOT))
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void attempts_are_counted_by_what_came_of_them() throws IOException {
        upload(picture(1));
        Asset lost = upload(picture(2));
        storage.delete(lost.original());

        catalog.runPendingJobs();

        assertThat(attempts("completed")).isEqualTo(1);
        assertThat(attempts("buried")).isEqualTo(1);
        assertThat(jobs("poison")).isEqualTo(1);
    }

    @Test
    void jobs_that_are_not_done_are_counted_and_the_oldest_is_as_old_as_it_is() throws IOException {
        upload(picture(1));
        upload(picture(2));
        time.add(Duration.ofMillis(1500));

        assertThat(jobs("pending")).isEqualTo(2);
        double now = time.wallTime() / 1000.0;
        assertThat(registry.get("catalog.queue.latency").timeGauge().value(TimeUnit.SECONDS))
                .isEqualTo(now);

        catalog.runPendingJobs();
        time.add(OLD);
        assertThat(jobs("pending")).isZero();
        assertThat(registry.get("catalog.queue.latency").timeGauge().value()).isZero();
    }

    @Test
    void what_is_stored_is_told_by_kind() throws IOException {
        byte[] picture = picture(1);
        upload(picture);
        catalog.runPendingJobs();

        assertThat(gauge("catalog.stored", "kind", "originals")).isEqualTo(1);
        assertThat(gauge("catalog.stored", "kind", "renditions")).isEqualTo(3);
        assertThat(gauge("catalog.storage", "kind", "originals")).isEqualTo(picture.length);
        assertThat(gauge("catalog.storage", "kind", "renditions")).isPositive();
    }

    @Test
    void the_cache_of_renditions_is_told_of() throws IOException {
        Asset asset = upload(picture(1));
        catalog.runPendingJobs();
        catalog.assets().rendition(asset.id(), "thumb");
        catalog.assets().rendition(asset.id(), "thumb");

        assertThat(cacheRequests("hit")).isEqualTo(1);
        assertThat(cacheRequests("miss")).isEqualTo(1);
        assertThat(registry.get("catalog.cache").gauge().value()).isPositive();
    }

    @Test
    void the_memory_set_aside_for_pictures_is_told_of() {
        assertThat(registry.get("catalog.memory.limit").gauge().value())
                .isEqualTo((double) catalog.statistics().memory().orElseThrow().limitBytes());
        assertThat(registry.get("catalog.memory.reserved").gauge().value()).isZero();
        assertThat(registry.get("catalog.memory.waiting").gauge().value()).isZero();
    }

    @Test
    void once_it_is_closed_nobody_is_asked() {
        metrics.close();

        assertThat(jobs("pending")).isNaN();
    }

    private Asset upload(byte[] bytes) throws IOException {
        return catalog.assets()
                .upload("shop", "photo.png", new ByteArrayInputStream(bytes))
                .asset();
    }

    private Timer uploads(String outcome) {
        return registry.get("catalog.upload").tag("outcome", outcome).timer();
    }

    private double attempts(String outcome) {
        return registry.get("catalog.attempts")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private double jobs(String state) {
        return gauge("catalog.jobs", "state", state);
    }

    private double cacheRequests(String result) {
        return registry.get("catalog.cache.requests")
                .tag("result", result)
                .functionCounter()
                .count();
    }

    private double gauge(String name, String tag, String value) {
        return registry.get(name).tag(tag, value).gauge().value();
    }

    private static byte[] picture(int color) throws IOException {
        BufferedImage image = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, color);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
