package io.imagecatalog.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.imagecatalog.Catalog;
import io.imagecatalog.image.JvmRenditionEngine;
import io.imagecatalog.memory.InMemoryCatalogRepository;
import io.imagecatalog.memory.InMemoryJobQueue;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobStatus;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Preset;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.RenditionEngine;
import io.imagecatalog.testkit.FaultProxy;
import io.imagecatalog.worker.FallbackJobQueue;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Jedis;

/** A whole catalog whose Redis fails in every way while pictures come in. */
@Timeout(120)
class CatalogFaultsTest {
    private static final String AWAY = "Preferred queue away, the other one is used";
    private static final String BACK = "Preferred queue is back";

    /** Longer than an id that was offered is left alone, shorter than a lease. */
    private static final Duration PAST_QUIET = Duration.ofSeconds(31);

    private final RealRedis redis = RealRedis.start();
    private final FaultProxy network = FaultProxy.to(redis.port());
    private final Witness witness = new Witness();
    private final FallbackJobQueue queue = new FallbackJobQueue(
            new RedisJobQueue("redis://127.0.0.1:" + network.port()), new InMemoryJobQueue(), witness);
    private final InMemoryCatalogRepository repository = new InMemoryCatalogRepository();
    private final AtomicReference<Duration> skipped = new AtomicReference<>(Duration.ZERO);
    private final HeldEngine engine = new HeldEngine();
    private final Catalog catalog = Catalog.builder()
            .repository(repository)
            .queue(queue)
            .engine(engine)
            .listener(witness)
            .clock(clock())
            .build();
    private final AtomicInteger pictures = new AtomicInteger();

    @AfterEach
    void close() {
        engine.letGo();
        catalog.close();
        queue.close();
        network.close();
        redis.close();
    }

    @Test
    void a_redis_killed_with_jobs_in_it_and_back_empty_costs_no_rendition() {
        catalog.startWorkers(2);
        upload(12);
        await().until(() -> idsInRedis() >= 8);

        redis.kill();
        upload(3);
        redis.startAgain();
        assertThat(idsInRedis()).isZero();
        engine.letGo();

        awaitEverythingRenderedOnce(15);
        await().untilAsserted(() -> assertThat(witness.turns).containsExactly(AWAY, BACK));
    }

    @Test
    void whatever_happens_to_redis_every_asset_is_rendered_once() {
        engine.letGo();
        catalog.startWorkers(2);

        upload(10);
        network.cut();
        upload(10);
        network.blackhole();
        upload(10);
        network.recover();
        upload(10);
        network.refuse();
        upload(10);
        network.recover();
        upload(10);
        redis.kill();
        upload(10);
        redis.startAgain();
        upload(10);

        awaitEverythingRenderedOnce(80);
        await().untilAsserted(() -> assertThat(witness.turns).endsWith(BACK));
        assertThat(IntStream.range(0, witness.turns.size()))
                .allSatisfy(i -> assertThat(witness.turns.get(i)).isEqualTo(i % 2 == 0 ? AWAY : BACK));
        assertThat(witness.turns).hasSizeLessThanOrEqualTo(8);
    }

    private void upload(int count) {
        IntStream.range(0, count).parallel().forEach(i -> {
            try {
                int number = pictures.incrementAndGet();
                catalog.assets().upload("shop", number + ".png", new ByteArrayInputStream(picture(number)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void awaitEverythingRenderedOnce(int assets) {
        skipped.set(PAST_QUIET);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(witness.completions).hasSize(assets));
        assertThat(witness.completions.values()).containsOnly(1);
        for (long id = 1; id <= assets; id++) {
            assertThat(repository.latestJob(id).orElseThrow().status()).isEqualTo(JobStatus.COMPLETED);
            assertThat(repository.renditions(id)).hasSize(3);
        }
        assertThat(witness.troubles).isEmpty();
    }

    private long idsInRedis() {
        try (Jedis client = redis.client()) {
            return client.zcard("catalog:jobs");
        }
    }

    private Clock clock() {
        InstantSource source = () -> Instant.now().plus(skipped.get());
        return source.withZone(ZoneOffset.UTC);
    }

    private static byte[] picture(int number) throws IOException {
        BufferedImage picture = new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(number % 30, number / 30, 0xffffff);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    /** Keeps what it is told. */
    private static final class Witness implements CatalogListener {
        private final Map<Long, Integer> completions = new ConcurrentHashMap<>();
        private final List<String> turns = new CopyOnWriteArrayList<>();
        private final List<String> troubles = new CopyOnWriteArrayList<>();

        @Override
        public void jobCompleted(Job job) {
            completions.merge(job.id(), 1, Integer::sum);
        }

        @Override
        public void jobRetried(Job job, Duration delay, int retry, int retries, Throwable cause) {
            troubles.add("Job " + job.id() + " retried: " + cause);
        }

        @Override
        public void degraded(String part, Throwable cause) {
            (part.equals(AWAY) ? turns : troubles).add(part);
        }

        @Override
        public void recovered(String part) {
            turns.add(part);
        }
    }

    /** Renders nothing until it is let go, so that jobs have to wait in the queue. */
    private static final class HeldEngine implements RenditionEngine {
        private final RenditionEngine jvm = new JvmRenditionEngine(Limits.standard(), 64L << 20);
        private final CountDownLatch held = new CountDownLatch(1);

        void letGo() {
            held.countDown();
        }

        @Override
        public String version() {
            return jvm.version();
        }

        @Override
        public ImageInfo probe(Content image) throws IOException {
            return jvm.probe(image);
        }

        @Override
        public Rendering render(Content image, List<Preset> presets) throws IOException {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return jvm.render(image, presets);
        }
    }
}
