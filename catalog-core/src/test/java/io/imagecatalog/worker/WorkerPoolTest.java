package io.imagecatalog.worker;

import static io.imagecatalog.fixture.TextEngine.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.imagecatalog.Catalog;
import io.imagecatalog.fixture.TestCatalog;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobStatus;
import io.imagecatalog.model.Preset;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.RenditionEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorkerPoolTest {
    @TempDir
    private Path spool;

    private TestCatalog test;

    @BeforeEach
    void openCatalog() {
        test = new TestCatalog(spool);
    }

    @Test
    void renders_what_is_uploaded_before_and_after_its_start() throws InterruptedException {
        Completions completions = new Completions(6);
        try (Catalog catalog = test.builder().listener(completions).build()) {
            uploads(1, 3);
            catalog.startWorkers(2);
            uploads(4, 6);

            completions.await();
        }
        assertThat(test.repository.usage("shop").orElseThrow().renditionCount()).isEqualTo(18);
    }

    @Test
    void brings_back_what_the_queue_lost() throws InterruptedException {
        Completions completions = new Completions(2);
        uploads(1, 2);
        assertThat(test.queue.take(10, Duration.ZERO)).hasSize(2);

        try (Catalog catalog = test.builder().listener(completions).build()) {
            catalog.startWorkers(1);

            completions.await();
        }
    }

    @Test
    void goes_on_after_an_error_of_the_virtual_machine() throws InterruptedException {
        Completions completions = new Completions(1);
        uploads(1, 1);

        try (Catalog catalog = test.builder()
                .listener(completions)
                .queue(new OnceOutOfMemory(test.queue))
                .build()) {
            catalog.startWorkers(1);

            completions.await();
        }
    }

    @Test
    void never_runs_more_jobs_at_once_than_it_has_threads() throws InterruptedException {
        Completions completions = new Completions(12);
        Crowd crowd = new Crowd(test.engine);
        try (Catalog catalog =
                test.builder().engine(crowd).listener(completions).build()) {
            uploads(1, 12);
            catalog.startWorkers(3);
            completions.await();
        }

        assertThat(crowd.most.get()).isBetween(1, 3);
    }

    @Test
    void can_be_stopped_and_started_again() throws InterruptedException {
        Completions completions = new Completions(1);
        try (Catalog catalog = test.builder().listener(completions).build()) {
            catalog.startWorkers(1);
            catalog.stopWorkers();
            uploads(1, 1);
            assertThat(test.repository.findJob(1).orElseThrow().status()).isEqualTo(JobStatus.PENDING);

            catalog.startWorkers(1);

            completions.await();
        }
    }

    @Test
    void are_not_started_twice() {
        try (Catalog catalog = test.builder().build()) {
            catalog.startWorkers(1);

            assertThatIllegalStateException().isThrownBy(() -> catalog.startWorkers(1));
        }
    }

    @Test
    void closing_lets_running_jobs_finish_and_begins_no_other() throws InterruptedException {
        Completions completions = new Completions(1);
        Gate gate = new Gate(test.engine);
        Catalog catalog = test.builder().engine(gate).listener(completions).build();
        uploads(1, 3);
        catalog.startWorkers(1);
        gate.entered.await();

        Thread closing = new Thread(catalog::close);
        closing.start();
        // It waits for its threads only after it has stopped taking jobs.
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        gate.open.countDown();
        closing.join();

        assertThat(statuses()).containsExactlyInAnyOrder(JobStatus.COMPLETED, JobStatus.PENDING, JobStatus.PENDING);
    }

    @Test
    void closing_hands_back_what_does_not_finish_in_time_without_counting_the_attempt() throws InterruptedException {
        Gate gate = new Gate(test.engine);
        Catalog catalog =
                test.builder().engine(gate).drainGrace(Duration.ofMillis(10)).build();
        uploads(1, 1);
        catalog.startWorkers(1);
        gate.entered.await();

        catalog.close();

        Job job = test.repository.findJob(1).orElseThrow();
        assertThat(job.status()).isEqualTo(JobStatus.PENDING);
        assertThat(job.attempts()).isZero();
        gate.open.countDown();
    }

    private void uploads(int first, int last) {
        for (int i = first; i <= last; i++) {
            test.upload("shop", picture("number " + i));
        }
    }

    private List<JobStatus> statuses() {
        return List.of(1L, 2L, 3L).stream()
                .map(id -> test.repository.findJob(id).orElseThrow().status())
                .toList();
    }

    private static final class Completions implements CatalogListener {
        private final CountDownLatch awaited;

        Completions(int count) {
            awaited = new CountDownLatch(count);
        }

        @Override
        public void jobCompleted(Job job) {
            awaited.countDown();
        }

        void await() throws InterruptedException {
            assertThat(awaited.await(30, TimeUnit.SECONDS))
                    .as("all jobs completed")
                    .isTrue();
        }
    }

    private static final class OnceOutOfMemory implements JobQueue {
        private final JobQueue queue;
        private final AtomicBoolean failed = new AtomicBoolean();

        OnceOutOfMemory(JobQueue queue) {
            this.queue = queue;
        }

        @Override
        public void offer(long jobId) {
            queue.offer(jobId);
        }

        @Override
        public List<Long> take(int max, Duration wait) throws InterruptedException {
            if (failed.compareAndSet(false, true)) {
                throw new OutOfMemoryError("Java heap space");
            }
            return queue.take(max, wait);
        }

        @Override
        public void check() {
            queue.check();
        }

        @Override
        public void close() {
            queue.close();
        }
    }

    /** Holds every rendering until it is opened. */
    private static final class Gate extends Around {
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        Gate(RenditionEngine engine) {
            super(engine);
        }

        @Override
        void before() throws InterruptedException {
            entered.countDown();
            open.await();
        }
    }

    /** Counts how many are rendering at once. */
    private static final class Crowd extends Around {
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        Crowd(RenditionEngine engine) {
            super(engine);
        }

        @Override
        void before() {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
        }

        @Override
        void after() {
            now.decrementAndGet();
        }
    }

    private abstract static class Around implements RenditionEngine {
        private final RenditionEngine engine;

        Around(RenditionEngine engine) {
            this.engine = engine;
        }

        abstract void before() throws InterruptedException;

        void after() {}

        @Override
        public String version() {
            return engine.version();
        }

        @Override
        public ImageInfo probe(Content image) throws IOException {
            return engine.probe(image);
        }

        @Override
        public Rendering render(Content image, List<Preset> presets) {
            try {
                before();
                return engine.render(image, presets);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                after();
            }
        }
    }
}
