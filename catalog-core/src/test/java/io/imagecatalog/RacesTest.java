package io.imagecatalog;

import static io.imagecatalog.fixture.TextEngine.picture;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.fixture.TestCatalog;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.PurgeReport;
import io.imagecatalog.model.TenantUsage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to one thing in the middle of another. */
class RacesTest {
    @TempDir
    private Path spool;

    private TestCatalog test;

    @BeforeEach
    void openCatalog() {
        test = new TestCatalog(spool);
    }

    @Test
    void a_purge_in_the_middle_of_an_upload_leaves_the_picture_and_takes_what_a_deleted_asset_had_of_it()
            throws Exception {
        Asset deleted = test.uploadAndRender("shop", picture("cat"));
        test.catalog.assets().delete(deleted.id());
        test.clock.advance(Duration.ofDays(31));

        test.storage.afterNextPut(this::purge);
        Asset asset = test.uploadAndRender("shop", picture("cat"));

        assertThat(asset.id()).isNotEqualTo(deleted.id());
        assertThat(test.catalog
                        .assets()
                        .original(asset.id())
                        .orElseThrow()
                        .content()
                        .readAllBytes())
                .isEqualTo(picture("cat"));
        assertThat(test.blobs()).hasSize(4);
        assertUsage(1, 3);
    }

    @Test
    void an_upload_of_a_picture_whose_asset_is_deleted_and_purged_meanwhile_leaves_nothing_for_good() {
        Asset asset = test.uploadAndRender("shop", picture("cat"));
        test.clock.advance(Duration.ofDays(31));

        test.storage.beforeNextStat(() -> {
            test.catalog.assets().delete(asset.id());
            purge();
        });
        assertThat(test.upload("shop", picture("cat")).id()).isEqualTo(asset.id());

        assertThat(test.catalog.assets().find(asset.id())).isEmpty();
        assertUsage(0, 0);
        test.clock.advance(Duration.ofDays(31));
        purge();
        assertThat(test.blobs()).isEmpty();
    }

    @Test
    void a_deletion_and_a_purge_in_the_middle_of_a_rendering_leave_nothing_for_good() {
        Asset asset = test.upload("shop", picture("cat"));
        test.clock.advance(Duration.ofDays(31));

        test.storage.afterNextPut(() -> {
            test.catalog.assets().delete(asset.id());
            purge();
        });
        test.catalog.runPendingJobs();

        assertThat(test.catalog.assets().rendition(asset.id(), "thumb")).isEmpty();
        assertUsage(0, 0);
        assertThat(test.catalog.runPendingJobs()).isZero();
        test.clock.advance(Duration.ofDays(31));
        purge();
        assertThat(test.blobs()).isEmpty();
    }

    @Test
    void a_regeneration_in_the_middle_of_a_rendering_renders_once_more() {
        Asset asset = test.upload("shop", picture("cat"));

        test.storage.afterNextPut(() -> test.catalog.assets().regenerate(asset.id()));
        test.catalog.runPendingJobs();

        assertThat(test.catalog
                        .assets()
                        .details(asset.id())
                        .orElseThrow()
                        .job()
                        .orElseThrow()
                        .status()
                        .isFinished())
                .isTrue();
        assertThat(test.repository.renditions(asset.id())).hasSize(3);
        assertUsage(1, 3);
    }

    @Test
    void purges_at_once_share_the_work_and_count_nothing_twice() throws Exception {
        for (int i = 0; i < 50; i++) {
            Asset asset = test.uploadAndRender("shop", picture("cat " + i));
            test.catalog.assets().delete(asset.id());
        }
        test.clock.advance(Duration.ofDays(31));
        long bytes = test.catalog.purges().dryRun(Duration.ofDays(30)).reclaimableBytes();

        List<PurgeReport> reports = atOnce(4, () -> test.catalog.purges().purge(Duration.ofDays(30)));

        assertThat(reports).allMatch(report -> report.errors().isEmpty());
        assertThat(reports.stream().mapToLong(PurgeReport::originalsDeleted).sum())
                .isEqualTo(50);
        assertThat(reports.stream().mapToLong(PurgeReport::renditionsDeleted).sum())
                .isEqualTo(150);
        assertThat(reports.stream().mapToLong(PurgeReport::deletedBytes).sum()).isEqualTo(bytes);
        assertThat(test.blobs()).isEmpty();
    }

    private void purge() {
        assertThat(test.catalog.purges().purge(Duration.ZERO).errors()).isEmpty();
    }

    private void assertUsage(long assets, long renditions) {
        TenantUsage usage = test.catalog.usage().of("shop").orElseThrow();
        assertThat(usage.assetCount()).isEqualTo(assets);
        assertThat(usage.renditionCount()).isEqualTo(renditions);
        assertThat(test.catalog.usage().recount("shop")).contains(usage);
    }

    private static <T> List<T> atOnce(int threads, Callable<T> task) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            List<Callable<T>> tasks =
                    IntStream.range(0, threads).mapToObj(i -> task).toList();
            for (Future<T> result : executor.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
