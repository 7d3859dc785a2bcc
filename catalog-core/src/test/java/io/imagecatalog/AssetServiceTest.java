package io.imagecatalog;

import static io.imagecatalog.fixture.TextEngine.picture;
import static io.imagecatalog.fixture.TextEngine.tornPicture;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.imagecatalog.fixture.FlakyStorage.Fault;
import io.imagecatalog.fixture.ShoutingEngine;
import io.imagecatalog.fixture.TestCatalog;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.JobStatus;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Rendition;
import io.imagecatalog.model.UploadResult;
import io.imagecatalog.model.UploadResult.AlreadyExists;
import io.imagecatalog.model.UploadResult.Uploaded;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.InvalidImageException.Reason;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.QueueException;
import io.imagecatalog.spi.StorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetServiceTest {
    @TempDir
    private Path spool;

    private TestCatalog test;
    private AssetService assets;

    @BeforeEach
    void openCatalog() {
        test = new TestCatalog(spool);
        assets = test.catalog.assets();
    }

    @Nested
    class An_upload {
        @Test
        void becomes_an_asset_with_a_pending_job() throws IOException {
            UploadResult result = upload("shop", "photo.jpg", picture("cat"));

            assertThat(result).isInstanceOfSatisfying(Uploaded.class, uploaded -> {
                assertThat(uploaded.asset().id()).isEqualTo(1);
                assertThat(uploaded.asset().tenant().name()).isEqualTo("shop");
                assertThat(uploaded.asset().filename()).isEqualTo("photo.jpg");
                assertThat(uploaded.asset().hash()).isEqualTo(ContentHash.of(picture("cat")));
                assertThat(uploaded.job().status()).isEqualTo(JobStatus.PENDING);
            });
        }

        @Test
        void is_kept_byte_for_byte() throws IOException {
            Asset asset = test.upload("shop", picture("cat"));

            PictureFile original = assets.original(asset.id()).orElseThrow();

            assertThat(original.content().readAllBytes()).isEqualTo(picture("cat"));
            assertThat(original.hash()).isEqualTo(asset.hash());
        }

        @Test
        void of_the_same_bytes_gives_the_asset_that_is_there() throws IOException {
            Asset first = test.upload("shop", picture("cat"));

            UploadResult second = upload("shop", "other-name.jpg", picture("cat"));

            assertThat(second).isEqualTo(new AlreadyExists(first));
            assertThat(test.blobs()).hasSize(1);
        }

        @Test
        void of_another_tenants_bytes_is_an_asset_of_its_own() {
            Asset first = test.upload("shop", picture("cat"));
            Asset second = test.upload("museum", picture("cat"));

            assertThat(second.id()).isNotEqualTo(first.id());
            assertThat(second.original()).isNotEqualTo(first.original());
        }

        @Test
        void done_eight_times_at_once_is_one_asset_and_one_blob() throws Exception {
            Callable<UploadResult> upload = () -> upload("shop", "photo.jpg", picture("cat"));
            List<UploadResult> results = new ArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                for (Future<UploadResult> future :
                        threads.invokeAll(Stream.generate(() -> upload).limit(8).toList())) {
                    results.add(future.get());
                }
            } finally {
                threads.shutdown();
            }

            assertThat(results).filteredOn(Uploaded.class::isInstance).hasSize(1);
            assertThat(results).extracting(result -> result.asset().id()).containsOnly(1L);
            assertThat(test.blobs()).hasSize(1);
        }

        @Test
        void leaves_no_temporary_file() throws IOException {
            test.upload("shop", picture("cat"));
            test.upload("shop", picture("cat"));

            assertThat(spooled()).isEmpty();
        }

        @Test
        void keeps_only_the_last_part_of_a_path_as_its_name() throws IOException {
            assertThat(upload("shop", "../../etc/passwd", picture("a")).asset().filename())
                    .isEqualTo("passwd");
            assertThat(upload("shop", "C:\\pictures\\cat.jpg", picture("b"))
                            .asset()
                            .filename())
                    .isEqualTo("cat.jpg");
        }
    }

    @Nested
    class A_refused_upload {
        @Test
        void leaves_nothing_behind() throws IOException {
            assertThatThrownBy(() -> upload("shop", "notes.txt", "just text".getBytes(UTF_8)))
                    .isInstanceOfSatisfying(
                            InvalidImageException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.NOT_AN_IMAGE));

            assertThat(test.blobs()).isEmpty();
            assertThat(spooled()).isEmpty();
            assertThat(test.catalog.usage().all()).isEmpty();
        }

        @Test
        void is_not_read_past_the_limit() throws IOException {
            TestCatalog small =
                    new TestCatalog(test.options.withLimits(Limits.standard().withMaxUploadBytes(100_000)));
            CountingStream endless = new CountingStream();

            assertThatThrownBy(() -> small.catalog.assets().upload("shop", "big.jpg", endless))
                    .isInstanceOfSatisfying(
                            InvalidImageException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.TOO_MANY_BYTES))
                    .hasMessageContaining("100000");

            assertThat(endless.count).isLessThan(300_000);
            assertThat(spooled()).isEmpty();
        }

        @Test
        void names_what_a_tenant_may_be_called() {
            for (String name : List.of("", ".hidden", "a/b", "a b", "ü", "x".repeat(101))) {
                assertThatThrownBy(() -> upload(name, "photo.jpg", picture("cat")))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("1-100");
            }
        }

        @Test
        void because_the_storage_is_broken_leaves_no_asset() throws IOException {
            test.storage.breakPuts(Fault.PASSING);

            assertThatThrownBy(() -> test.upload("shop", picture("cat"))).isInstanceOf(StorageException.class);

            assertThat(test.catalog.usage().all()).isEmpty();
            assertThat(spooled()).isEmpty();
        }
    }

    @Nested
    class A_queue_that_is_away {
        @Test
        void does_not_keep_an_upload_from_being_rendered() throws IOException {
            Catalog catalog = test.builder().queue(new AbsentQueue()).build();

            Asset asset = catalog.assets()
                    .upload("shop", "photo.jpg", new ByteArrayInputStream(picture("cat")))
                    .asset();
            catalog.runPendingJobs();

            assertThat(catalog.assets().rendition(asset.id(), "thumb")).isPresent();
            assertThat(test.recorder.events()).contains("degraded: Job 1 waits for the sweep");
        }
    }

    @Nested
    class Uploading_again {
        @Test
        void what_could_not_be_rendered_tries_once_more() throws IOException {
            Asset asset = test.uploadAndRender("shop", tornPicture());
            assertThat(job(asset)).isEqualTo(JobStatus.FAILED);

            test.upload("shop", tornPicture());

            assertThat(job(asset)).isEqualTo(JobStatus.PENDING);
        }

        @Test
        void what_has_lost_its_original_brings_it_back() throws IOException {
            Asset asset = test.upload("shop", picture("cat"));
            test.storage.delete(asset.original());
            test.catalog.runPendingJobs();
            assertThat(job(asset)).isEqualTo(JobStatus.FAILED);

            test.uploadAndRender("shop", picture("cat"));

            assertThat(job(asset)).isEqualTo(JobStatus.COMPLETED);
            assertThat(assets.original(asset.id()).orElseThrow().content().readAllBytes())
                    .isEqualTo(picture("cat"));
        }

        @Test
        void would_change_nothing_only_for_an_asset_that_is_sound() throws IOException {
            Asset asset = test.upload("shop", picture("cat"));
            Asset poisoned = test.uploadAndRender("shop", tornPicture());

            assertThat(assets.findSound("shop", asset.hash()).map(Asset::id)).contains(asset.id());
            assertThat(assets.findSound("zoo", asset.hash())).isEmpty();
            assertThat(assets.findSound("shop", poisoned.hash())).isEmpty();

            test.catalog.runPendingJobs();
            assertThat(assets.findSound("shop", asset.hash())).isPresent();

            test.storage.delete(asset.original());
            assertThat(assets.findSound("shop", asset.hash())).isEmpty();
        }

        @Test
        void what_is_being_rendered_makes_no_second_job() throws IOException {
            Asset asset = test.upload("shop", picture("cat"));
            long job =
                    assets.details(asset.id()).orElseThrow().job().orElseThrow().id();

            test.upload("shop", picture("cat"));

            assertThat(assets.details(asset.id())
                            .orElseThrow()
                            .job()
                            .orElseThrow()
                            .id())
                    .isEqualTo(job);
        }

        @Test
        void what_is_rendered_makes_no_second_job() {
            Asset asset = test.uploadAndRender("shop", picture("cat"));

            test.upload("shop", picture("cat"));

            assertThat(job(asset)).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Nested
    class A_rendition {
        @Test
        void is_there_once_the_job_has_run() throws IOException {
            Asset asset = test.upload("shop", picture("cat"));
            assertThat(assets.rendition(asset.id(), "thumb")).isEmpty();

            test.catalog.runPendingJobs();

            assertThat(assets.rendition(asset.id(), "thumb")
                            .orElseThrow()
                            .content()
                            .readAllBytes())
                    .asString(UTF_8)
                    .isEqualTo("picture cat thumb");
            assertThat(assets.details(asset.id()).orElseThrow().renditions())
                    .extracting(Rendition::preset, rendition -> rendition.key().value())
                    .containsExactly(
                            tuple("thumb", "renditions/1_thumb.jpg"),
                            tuple("card", "renditions/1_card.jpg"),
                            tuple("zoom", "renditions/1_zoom.jpg"));
        }

        @Test
        void of_an_unknown_preset_is_refused_with_the_known_ones() {
            Asset asset = test.uploadAndRender("shop", picture("cat"));

            assertThatThrownBy(() -> assets.rendition(asset.id(), "poster"))
                    .isInstanceOf(UnknownPresetException.class)
                    .hasMessage("There is no preset 'poster'; the presets are thumb, card, zoom");
        }

        @Test
        void can_be_found_without_its_bytes() {
            Asset asset = test.uploadAndRender("shop", picture("cat"));
            Rendition thumb = assets.findRendition(asset.id(), "thumb").orElseThrow();
            test.storage.delete(thumb.key());

            assertThat(assets.findRendition(asset.id(), "thumb")).contains(thumb);
            assertThat(assets.rendition(asset.id(), "thumb")).isEmpty();
            assertThat(assets.findRendition(asset.id() + 1, "thumb")).isEmpty();
            assertThatThrownBy(() -> assets.findRendition(asset.id(), "poster"))
                    .isInstanceOf(UnknownPresetException.class);
        }

        @Test
        void stays_as_it_was_for_those_who_are_reading_it_while_it_is_made_again() throws IOException {
            Asset asset = test.uploadAndRender("shop", picture("cat"));
            PictureFile before = assets.rendition(asset.id(), "thumb").orElseThrow();
            byte[] old = before.content().readAllBytes();

            assets.regenerate(asset.id());
            Catalog newer =
                    test.builder().engine(new ShoutingEngine(test.engine)).build();
            newer.runPendingJobs();

            assertThat(before.content().readAllBytes()).isEqualTo(old);
            PictureFile after = newer.assets().rendition(asset.id(), "thumb").orElseThrow();
            assertThat(after.content().readAllBytes()).asString(UTF_8).isEqualTo("PICTURE CAT THUMB");
            assertThat(after.hash()).isEqualTo(ContentHash.of(after.content()));
        }
    }

    @Nested
    class Deleting {
        @Test
        void makes_an_asset_and_all_of_it_unreachable_at_once() {
            Asset asset = test.uploadAndRender("shop", picture("cat"));

            assertThat(assets.delete(asset.id())).isTrue();

            assertThat(assets.find(asset.id())).isEmpty();
            assertThat(assets.details(asset.id())).isEmpty();
            assertThat(assets.original(asset.id())).isEmpty();
            assertThat(assets.rendition(asset.id(), "thumb")).isEmpty();
            assertThat(assets.delete(asset.id())).isFalse();
        }

        @Test
        void lets_the_same_bytes_come_back_as_a_new_asset() {
            Asset asset = test.uploadAndRender("shop", picture("cat"));
            assets.delete(asset.id());

            assertThat(test.uploadAndRender("shop", picture("cat")).id()).isNotEqualTo(asset.id());
        }
    }

    @Nested
    class Regenerating {
        @Test
        void makes_a_new_job_and_serves_the_old_renditions_until_it_is_done() {
            Asset asset = test.uploadAndRender("shop", picture("cat"));
            test.clock.advance(Duration.ofDays(1));

            assertThat(assets.regenerate(asset.id()))
                    .hasValueSatisfying(job -> assertThat(job.id()).isEqualTo(2));
            assertThat(assets.rendition(asset.id(), "thumb")).isPresent();

            assertThat(test.catalog.runPendingJobs()).isEqualTo(1);
            assertThat(assets.rendition(asset.id(), "thumb").orElseThrow().modifiedAt())
                    .isEqualTo(test.clock.instant());
        }

        @Test
        void what_is_not_there_is_empty() {
            assertThat(assets.regenerate(7)).isEmpty();
        }
    }

    private UploadResult upload(String tenant, String filename, byte[] bytes) throws IOException {
        return assets.upload(tenant, filename, new ByteArrayInputStream(bytes));
    }

    private JobStatus job(Asset asset) {
        return assets.details(asset.id()).orElseThrow().job().orElseThrow().status();
    }

    private List<Path> spooled() throws IOException {
        try (Stream<Path> files = Files.list(spool)) {
            return files.toList();
        }
    }

    private static final class CountingStream extends InputStream {
        private long count;

        @Override
        public int read() {
            count++;
            return 'p';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            count += length;
            return length;
        }
    }

    private static final class AbsentQueue implements JobQueue {
        @Override
        public void offer(long jobId) {
            throw new QueueException("The queue is away", null, true);
        }

        @Override
        public List<Long> take(int max, Duration wait) {
            throw new QueueException("The queue is away", null, true);
        }

        @Override
        public void check() {
            throw new QueueException("The queue is away", null, true);
        }

        @Override
        public void close() {}
    }
}
