package io.imagecatalog;

import static io.imagecatalog.fixture.TextEngine.picture;
import static io.imagecatalog.fixture.TextEngine.tornPicture;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.fixture.FlakyStorage.Fault;
import io.imagecatalog.fixture.TestCatalog;
import io.imagecatalog.image.JvmRenditionEngine;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.Quota;
import io.imagecatalog.model.RenderStep;
import io.imagecatalog.model.RequestId;
import io.imagecatalog.model.UploadOutcome;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.QuotaExceededException;
import io.imagecatalog.spi.StorageException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsTest {
    private static final RequestId REQUEST = new RequestId("req-1");

    @TempDir
    private Path spool;

    private TestCatalog test;
    private Optional<RequestId> current = Optional.empty();
    private final List<UploadOutcome> uploads = new ArrayList<>();
    private final List<String> attempts = new ArrayList<>();
    private final List<RenderStep> steps = new ArrayList<>();
    private final List<Duration> durations = new ArrayList<>();

    @BeforeEach
    void listen() {
        test = new TestCatalog(CatalogOptions.standard()
                .withSpoolDirectory(spool)
                .withRequestIds(() -> current)
                .withQuotas(tenant -> tenant.equals("full") ? new Quota(0, 0) : Quota.unlimited()));
    }

    private Catalog catalog() {
        return test.builder().listener(new Listener()).build();
    }

    private void upload(Catalog catalog, String tenant, byte[] bytes) throws IOException {
        catalog.assets().upload(tenant, "photo.jpg", new java.io.ByteArrayInputStream(bytes));
    }

    @Nested
    class An_upload_ends {
        @Test
        void as_stored_and_the_second_time_as_known() throws IOException {
            Catalog catalog = catalog();
            upload(catalog, "shop", picture("cat"));
            upload(catalog, "shop", picture("cat"));

            assertThat(uploads).containsExactly(UploadOutcome.STORED, UploadOutcome.KNOWN);
            assertThat(durations).allMatch(took -> !took.isNegative() && !took.isZero());
        }

        @Test
        void as_refused_if_it_is_no_picture_or_has_no_room() {
            Catalog catalog = catalog();

            assertThatThrownBy(() -> upload(catalog, "shop", "no".getBytes(UTF_8)))
                    .isInstanceOf(InvalidImageException.class);
            assertThatThrownBy(() -> upload(catalog, "full", picture("cat")))
                    .isInstanceOf(QuotaExceededException.class);

            assertThat(uploads).containsExactly(UploadOutcome.REFUSED, UploadOutcome.REFUSED);
        }

        @Test
        void as_failed_if_the_storage_is_broken() {
            Catalog catalog = catalog();
            test.storage.breakPuts(Fault.PASSING);

            assertThatThrownBy(() -> upload(catalog, "shop", picture("cat"))).isInstanceOf(StorageException.class);

            assertThat(uploads).containsExactly(UploadOutcome.FAILED);
        }
    }

    @Nested
    class An_attempt {
        @Test
        void begins_and_ends_around_all_else_that_is_told_of_its_job() throws IOException {
            Catalog catalog = catalog();
            upload(catalog, "shop", picture("cat"));

            catalog.runPendingJobs();

            assertThat(attempts).containsExactly("started 1", "completed 1", "ended 1");
        }

        @Test
        void ends_also_when_it_fails() throws IOException {
            Catalog catalog = catalog();
            upload(catalog, "shop", tornPicture());

            catalog.runPendingJobs();

            assertThat(attempts).containsExactly("started 1", "buried 1", "ended 1");
            assertThat(steps).containsExactly(RenderStep.OPEN);
        }

        @Test
        void tells_of_each_of_its_steps_in_order() throws IOException {
            Catalog catalog = test.builder()
                    .engine(new JvmRenditionEngine())
                    .listener(new Listener())
                    .build();
            upload(catalog, "shop", png());
            durations.clear();

            catalog.runPendingJobs();

            assertThat(steps).containsExactly(RenderStep.values());
            assertThat(durations).noneMatch(Duration::isNegative);
        }
    }

    @Nested
    class A_request {
        @Test
        void that_uploads_is_known_by_its_id_to_the_attempt() throws IOException {
            Catalog catalog = catalog();
            current = Optional.of(REQUEST);
            upload(catalog, "shop", picture("cat"));
            current = Optional.empty();

            catalog.runPendingJobs();

            assertThat(attempts).contains("started 1 for req-1", "ended 1 for req-1");
        }

        @Test
        void that_asks_to_render_again_is_known_by_its_id_to_the_new_job() throws IOException {
            Catalog catalog = catalog();
            upload(catalog, "shop", picture("cat"));
            catalog.runPendingJobs();
            current = Optional.of(REQUEST);

            assertThat(catalog.assets().regenerate(1)).map(Job::requestId).contains(current);
        }

        @Test
        void that_redrives_is_known_by_its_id_to_the_new_job() throws IOException {
            Catalog catalog = catalog();
            upload(catalog, "shop", tornPicture());
            catalog.runPendingJobs();
            current = Optional.of(REQUEST);

            assertThat(catalog.jobs().redrive(1)).map(Job::requestId).contains(current);
        }
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private final class Listener implements CatalogListener {
        @Override
        public void uploadEnded(UploadOutcome outcome, Duration took) {
            uploads.add(outcome);
            durations.add(took);
        }

        @Override
        public void uploaded(Asset asset, Job job) {
            assertThat(job.requestId()).isEqualTo(current);
        }

        @Override
        public void attemptStarted(Job job) {
            attempts.add("started " + text(job));
        }

        @Override
        public void attemptEnded(Job job) {
            attempts.add("ended " + text(job));
        }

        @Override
        public void jobCompleted(Job job) {
            attempts.add("completed " + text(job));
        }

        @Override
        public void jobBuried(Job job, int retries, Throwable cause) {
            attempts.add("buried " + text(job));
        }

        @Override
        public void stepDone(Job job, RenderStep step, Duration took) {
            steps.add(step);
            durations.add(took);
        }

        private String text(Job job) {
            return job.id() + job.requestId().map(id -> " for " + id).orElse("");
        }
    }
}
