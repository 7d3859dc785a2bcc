package io.imagecatalog.worker;

import static io.imagecatalog.fixture.TextEngine.picture;
import static io.imagecatalog.fixture.TextEngine.tornPicture;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.fixture.FlakyStorage.Fault;
import io.imagecatalog.fixture.ShoutingEngine;
import io.imagecatalog.fixture.TestCatalog;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobStatus;
import io.imagecatalog.model.PoisonJob;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Rendition;
import io.imagecatalog.spi.RenditionEngine;
import io.imagecatalog.spi.RepositoryException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenditionWorkerTest {
    private static final Duration LEASE = Duration.ofMinutes(1);

    @TempDir
    private Path spool;

    private TestCatalog test;
    private RenditionWorker worker;

    @BeforeEach
    void makeWorker() {
        test = new TestCatalog(spool);
        worker = worker(test.engine);
    }

    @Test
    void a_passing_failure_is_retried_after_2_4_and_8_seconds_and_then_buried() {
        test.upload("shop", picture("cat"));
        test.storage.breakPuts(Fault.PASSING);

        for (int seconds : List.of(2, 4, 8)) {
            assertThat(worker.run(1)).isTrue();
            assertThat(status()).isEqualTo(JobStatus.PENDING);
            test.clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(worker.run(1)).as("run before the delay has passed").isFalse();
            test.clock.advance(Duration.ofMillis(1));
        }
        assertThat(worker.run(1)).isTrue();

        assertThat(status()).isEqualTo(JobStatus.FAILED);
        assertThat(test.recorder.events())
                .containsExactly(
                        "uploaded 1",
                        "retry 1/3 of 1 in 2s",
                        "retry 2/3 of 1 in 4s",
                        "retry 3/3 of 1 in 8s",
                        "buried 1 after 3 retries");
        assertThat(poison()).singleElement().satisfies(job -> {
            assertThat(job.jobId()).isEqualTo(1);
            assertThat(job.attempts()).isEqualTo(4);
            assertThat(job.error()).isEqualTo("The disk is full");
        });
    }

    @Test
    void a_failure_that_passes_in_time_leaves_no_trace() {
        test.upload("shop", picture("cat"));
        test.storage.breakPuts(Fault.PASSING);
        worker.run(1);
        test.storage.breakPuts(Fault.NONE);
        test.clock.advance(Duration.ofSeconds(2));

        worker.run(1);

        assertThat(status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(test.repository.renditions(1)).hasSize(3);
        assertThat(poison()).isEmpty();
    }

    @Test
    void a_picture_that_can_not_be_decoded_is_buried_at_once() {
        test.upload("shop", tornPicture());

        worker.run(1);

        assertThat(status()).isEqualTo(JobStatus.FAILED);
        assertThat(poison()).extracting(PoisonJob::error).containsExactly("The picture can't be decoded");
        assertThat(test.recorder.events()).contains("buried 1 after 0 retries");
    }

    @Test
    void a_failure_of_the_storage_that_will_not_pass_is_buried_at_once() {
        test.upload("shop", picture("cat"));
        test.storage.breakPuts(Fault.PERMANENT);

        worker.run(1);

        assertThat(poison()).hasSize(1);
    }

    @Test
    void a_missing_original_is_buried_at_once() {
        Asset asset = test.upload("shop", picture("cat"));
        test.storage.delete(asset.original());

        worker.run(1);

        assertThat(poison()).extracting(PoisonJob::error).containsExactly("The original is missing from the storage");
    }

    @Test
    void an_unexpected_failure_is_retried_and_tells_clients_nothing_of_the_inside() {
        test.upload("shop", picture("cat"));
        RenditionWorker broken = worker(new BrokenEngine(test.engine, () -> {
            throw new IllegalStateException("password=secret");
        }));

        broken.run(1);

        assertThat(status()).isEqualTo(JobStatus.PENDING);
        assertThat(job().lastError()).hasValue("Rendering failed unexpectedly (IllegalStateException)");
    }

    @Test
    void running_out_of_memory_is_retried_like_any_failure() {
        test.upload("shop", picture("cat"));
        RenditionWorker broken = worker(new BrokenEngine(test.engine, () -> {
            throw new OutOfMemoryError("Java heap space");
        }));

        broken.run(1);

        assertThat(job().lastError()).hasValue("Not enough memory to render this picture");
    }

    @Test
    void a_picture_that_kills_every_worker_ends_in_the_poison_jobs() {
        test.upload("shop", picture("cat"));
        RenditionWorker killed = worker(new BrokenEngine(test.engine, () -> {
            throw new Killed();
        }));

        for (int run = 1; run <= 4; run++) {
            assertThatThrownBy(() -> killed.run(1)).isInstanceOf(Killed.class);
            test.clock.advance(LEASE);
        }
        worker.run(1);

        assertThat(status()).isEqualTo(JobStatus.FAILED);
        assertThat(poison())
                .extracting(PoisonJob::error)
                .containsExactly("Every worker that tried to render this picture was lost");
    }

    @Test
    void a_worker_that_lost_its_lease_changes_nothing_neither_rows_nor_bytes() throws IOException {
        Asset asset = test.upload("shop", picture("cat"));
        RenditionWorker newer = worker(new ShoutingEngine(test.engine));
        RenditionWorker slow = worker(new BrokenEngine(test.engine, () -> {
            test.clock.advance(LEASE);
            newer.run(1);
        }));

        slow.run(1);

        assertThat(test.recorder.events()).containsExactly("uploaded 1", "completed 1");
        assertThat(test.repository.usage("shop").orElseThrow().renditionCount()).isEqualTo(3);
        for (Rendition rendition : test.repository.renditions(asset.id())) {
            byte[] bytes = test.storage.open(rendition.key()).orElseThrow().readAllBytes();
            assertThat(bytes).asString(UTF_8).isUpperCase();
            assertThat(ContentHash.of(bytes)).isEqualTo(rendition.hash());
        }
    }

    @Test
    void a_database_that_is_away_leaves_the_job_to_its_lease() {
        test.upload("shop", picture("cat"));
        RenditionWorker broken = worker(new BrokenEngine(test.engine, () -> {
            throw new RepositoryException("The database is away", null, true);
        }));

        assertThatThrownBy(() -> broken.run(1)).isInstanceOf(RepositoryException.class);

        assertThat(status()).isEqualTo(JobStatus.PROCESSING);
    }

    @Test
    void a_database_that_refuses_shows_in_the_job() {
        test.upload("shop", picture("cat"));
        RenditionWorker broken = worker(new BrokenEngine(test.engine, () -> {
            throw new RepositoryException("The database refused a statement", null, false);
        }));

        broken.run(1);

        assertThat(job().lastError()).hasValue("The database refused a statement");
    }

    @Test
    void an_asset_deleted_while_it_is_rendered_gets_no_renditions() {
        Asset asset = test.upload("shop", picture("cat"));
        RenditionWorker slow =
                worker(new BrokenEngine(test.engine, () -> test.catalog.assets().delete(asset.id())));

        slow.run(1);

        assertThat(test.recorder.events()).containsExactly("uploaded 1");
        assertThat(test.repository.usage("shop").orElseThrow().totalBytes()).isZero();
        assertThat(poison()).isEmpty();
    }

    @Test
    void a_job_is_run_once_however_often_it_is_offered() {
        test.upload("shop", picture("cat"));

        assertThat(worker.run(1)).isTrue();
        assertThat(worker.run(1)).isFalse();
        assertThat(worker.run(99)).isFalse();
    }

    @Test
    void a_redriven_poison_job_runs_anew() {
        test.upload("shop", picture("cat"));
        test.storage.breakPuts(Fault.PERMANENT);
        worker.run(1);
        test.storage.breakPuts(Fault.NONE);

        Job again = test.catalog.jobs().redrive(poison().get(0).id()).orElseThrow();
        worker.run(again.id());

        assertThat(poison()).isEmpty();
        assertThat(test.repository.renditions(1)).hasSize(3);
    }

    private RenditionWorker worker(RenditionEngine engine) {
        return new RenditionWorker(
                test.repository,
                test.storage,
                engine,
                test.options.presets(),
                RetrySchedule.standard(),
                LEASE,
                test.recorder,
                test.clock);
    }

    private Job job() {
        return test.repository.findJob(1).orElseThrow();
    }

    private JobStatus status() {
        return job().status();
    }

    private List<PoisonJob> poison() {
        return test.catalog.jobs().poisoned(0, 10);
    }

    /** Stands for a process that is gone from one moment to the next. */
    private static final class Killed extends Error {}

    /** Something happens in the middle of rendering. */
    private record BrokenEngine(RenditionEngine engine, Runnable incident) implements RenditionEngine {
        @Override
        public String version() {
            return engine.version();
        }

        @Override
        public ImageInfo probe(Content image) throws IOException {
            return engine.probe(image);
        }

        @Override
        public Rendering render(Content image, List<Preset> presets) throws IOException {
            incident.run();
            return engine.render(image, presets);
        }
    }
}
