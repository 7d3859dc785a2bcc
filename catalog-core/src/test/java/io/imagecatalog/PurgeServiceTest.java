package io.imagecatalog;

import static io.imagecatalog.fixture.TextEngine.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.fixture.FlakyStorage.Fault;
import io.imagecatalog.fixture.TestCatalog;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.PurgeReport;
import io.imagecatalog.model.StorageKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurgeServiceTest {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Content BYTES = Content.of(new byte[100]);

    @TempDir
    private Path spool;

    private TestCatalog test;
    private PurgeService purges;

    @BeforeEach
    void openCatalog() {
        test = new TestCatalog(spool);
        purges = test.catalog.purges();
    }

    @Test
    void a_dry_run_tells_everything_and_changes_nothing() {
        deletedAsset("cat");
        test.clock.advance(MONTH.plusSeconds(1));
        List<String> before = test.blobs();

        PurgeReport report = purges.dryRun(MONTH);

        assertThat(report.renditionsFound()).isEqualTo(3);
        assertThat(report.renditionsToDelete()).isEqualTo(3);
        assertThat(report.originalsFound()).isEqualTo(1);
        assertThat(report.reclaimableBytes()).isPositive();
        assertThat(report.renditionsDeleted()).isZero();
        assertThat(report.deletedBytes()).isZero();
        assertThat(test.blobs()).isEqualTo(before);
        assertThat(purges.dryRun(MONTH)).isEqualTo(report);
    }

    @Test
    void a_purge_deletes_what_its_dry_run_told() {
        deletedAsset("cat");
        test.clock.advance(MONTH.plusSeconds(1));
        PurgeReport dry = purges.dryRun(MONTH);

        PurgeReport report = purges.purge(MONTH);

        assertThat(report.renditionsDeleted()).isEqualTo(dry.renditionsToDelete());
        assertThat(report.originalsDeleted()).isEqualTo(dry.originalsFound());
        assertThat(report.deletedBytes()).isEqualTo(dry.reclaimableBytes());
        assertThat(report.errors()).isEmpty();
        assertThat(test.blobs()).isEmpty();
        assertThat(purges.purge(MONTH).renditionsFound()).isZero();
    }

    @Test
    void renditions_of_living_assets_are_counted_but_kept() {
        test.uploadAndRender("shop", picture("cat"));
        test.clock.advance(MONTH.plusSeconds(1));

        PurgeReport report = purges.purge(MONTH);

        assertThat(report.renditionsFound()).isEqualTo(3);
        assertThat(report.renditionsToDelete()).isZero();
        assertThat(test.blobs()).hasSize(4);
    }

    @Test
    void what_was_deleted_only_lately_waits() {
        Asset asset = test.uploadAndRender("shop", picture("cat"));
        test.clock.advance(MONTH.plusSeconds(1));
        test.catalog.assets().delete(asset.id());

        assertThat(purges.purge(MONTH).renditionsToDelete()).isZero();
        assertThat(test.blobs()).hasSize(4);
    }

    @Test
    void blobs_that_no_row_names_go_once_they_are_older_than_the_grace() {
        StorageKey original = new StorageKey("originals/shop/lost-1");
        StorageKey rendition = new StorageKey("renditions/77_thumb.jpg");
        test.storage.put(original, BYTES, "image/jpeg");
        test.storage.put(rendition, BYTES, "image/jpeg");
        assertThat(purges.purge(Duration.ZERO).orphansFound()).isZero();

        test.clock.advance(test.options.orphanGrace().plusSeconds(1));

        assertThat(purges.dryRun(Duration.ZERO).orphansFound()).isEqualTo(2);
        assertThat(purges.purge(Duration.ZERO).orphansDeleted()).isEqualTo(2);
        assertThat(test.blobs()).isEmpty();
    }

    @Test
    void a_rendition_that_is_written_but_not_yet_recorded_is_no_orphan_while_its_job_is_under_way() {
        Asset asset = test.upload("shop", picture("cat"));
        StorageKey halfDone = new StorageKey("renditions/" + asset.id() + "_thumb.jpg");
        test.storage.put(halfDone, BYTES, "image/jpeg");
        test.clock.advance(test.options.orphanGrace().plusSeconds(1));

        assertThat(purges.purge(Duration.ZERO).orphansFound()).isZero();
        assertThat(test.blobs()).contains(halfDone.value());
    }

    @Test
    void renditions_that_were_made_again_leave_their_old_bytes_to_the_purge() {
        Asset asset = test.uploadAndRender("shop", picture("cat"));
        test.catalog.assets().regenerate(asset.id());
        test.catalog.runPendingJobs();
        test.clock.advance(test.options.orphanGrace().plusSeconds(1));

        assertThat(purges.purge(MONTH).orphansDeleted()).isEqualTo(3);
        assertThat(test.blobs())
                .contains("renditions/1_thumb.2.jpg", "renditions/1_card.2.jpg", "renditions/1_zoom.2.jpg")
                .hasSize(4);
    }

    @Test
    void blobs_of_others_in_the_same_storage_are_left_alone() {
        StorageKey foreign = new StorageKey("backups/2026");
        test.storage.put(foreign, BYTES, "text/plain");
        test.clock.advance(test.options.orphanGrace().plusSeconds(1));

        purges.purge(Duration.ZERO);

        assertThat(test.blobs()).containsExactly(foreign.value());
    }

    @Test
    void failures_are_collected_and_the_rest_goes_on() {
        deletedAsset("cat");
        test.clock.advance(MONTH.plusSeconds(1));
        test.storage.breakDeletions(Fault.PASSING);

        PurgeReport report = purges.purge(MONTH);

        assertThat(report.renditionsToDelete()).isEqualTo(3);
        assertThat(report.renditionsDeleted()).isZero();
        assertThat(report.deletedBytes()).isZero();
        assertThat(report.errors()).contains("renditions/1_thumb.jpg: The disk is read-only");

        test.storage.breakDeletions(Fault.NONE);
        assertThat(purges.purge(MONTH).renditionsDeleted()).isEqualTo(3);
        assertThat(test.blobs()).isEmpty();
    }

    @Test
    void the_policy_may_hold_back_and_then_the_original_stays_too() {
        deletedAsset("cat");
        test.clock.advance(MONTH.plusSeconds(1));
        Catalog keeping = test.builder()
                .purgePolicy((candidate, cutoff) -> !candidate.preset().equals("zoom"))
                .build();

        PurgeReport dry = keeping.purges().dryRun(MONTH);
        PurgeReport report = keeping.purges().purge(MONTH);

        assertThat(dry.originalsFound()).isZero();
        assertThat(dry.reclaimableBytes()).isEqualTo(report.deletedBytes());

        assertThat(report.renditionsDeleted()).isEqualTo(2);
        assertThat(report.originalsDeleted()).isZero();
        assertThat(test.blobs()).hasSize(2).contains("renditions/1_zoom.jpg");
    }

    @Test
    void many_pages_are_purged_to_the_last() {
        for (int i = 0; i < 400; i++) {
            deletedAsset("number " + i);
        }
        test.clock.advance(MONTH.plusSeconds(1));

        assertThat(purges.purge(MONTH).renditionsDeleted()).isEqualTo(1200);
        assertThat(test.blobs()).isEmpty();
    }

    @Test
    void a_negative_age_is_refused() {
        assertThatThrownBy(() -> purges.purge(Duration.ofDays(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    private void deletedAsset(String text) {
        Asset asset = test.uploadAndRender("shop", picture(text));
        test.catalog.assets().delete(asset.id());
    }
}
