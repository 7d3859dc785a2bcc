package io.imagecatalog;

import static io.imagecatalog.fixture.TextEngine.picture;
import static io.imagecatalog.fixture.TextEngine.tornPicture;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.fixture.TestCatalog;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Finding;
import io.imagecatalog.model.Finding.Kind;
import io.imagecatalog.model.Rendition;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.VerifyPage;
import io.imagecatalog.model.VerifyPosition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyServiceTest {
    private static final Content OTHER_BYTES = Content.of("PICTURE cat".getBytes(UTF_8));

    @TempDir
    private Path spool;

    private TestCatalog test;
    private VerifyService verification;

    @BeforeEach
    void openCatalog() {
        test = new TestCatalog(spool);
        verification = test.catalog.verification();
    }

    @Nested
    class A_verification {
        @Test
        void of_a_sound_catalog_finds_nothing() {
            test.uploadAndRender("shop", picture("cat"));
            test.upload("shop", picture("to be rendered"));
            test.uploadAndRender("zoo", tornPicture());
            test.catalog
                    .assets()
                    .delete(test.uploadAndRender("zoo", picture("deleted")).id());
            test.clock.advance(test.options.orphanGrace().multipliedBy(2));

            assertThat(findings(true)).isEmpty();
        }

        @Test
        void finds_an_original_that_is_missing() {
            Asset asset = test.uploadAndRender("shop", picture("cat"));
            test.storage.delete(asset.original());

            assertThat(findings(false)).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(Kind.ORIGINAL_LOST);
                assertThat(finding.subjectId()).contains(asset.id());
                assertThat(finding.text())
                        .contains("asset 1 of shop", asset.original().value(), "is missing");
            });
        }

        @Test
        void finds_an_original_that_is_cut() {
            Asset asset = test.uploadAndRender("shop", picture("cat"));
            test.storage.put(asset.original(), Content.of(new byte[5]), "image/png");

            assertThat(findings(false)).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(Kind.ORIGINAL_CHANGED);
                assertThat(finding.text()).contains("has 5 bytes instead of 11");
            });
        }

        @Test
        void finds_other_bytes_of_the_same_length_only_by_their_hash() {
            Asset asset = test.uploadAndRender("shop", picture("cat"));
            test.storage.put(asset.original(), OTHER_BYTES, "image/png");

            assertThat(findings(false)).isEmpty();
            assertThat(findings(true)).extracting(Finding::kind).containsExactly(Kind.ORIGINAL_CHANGED);
        }

        @Test
        void finds_renditions_that_are_missing_or_cut() {
            Asset asset = test.uploadAndRender("shop", picture("cat"));
            test.storage.delete(rendition(asset, "thumb").key());
            test.storage.put(rendition(asset, "card").key(), Content.of(new byte[5]), "image/jpeg");

            assertThat(findings(false))
                    .extracting(Finding::kind)
                    .containsExactly(Kind.RENDITION_LOST, Kind.RENDITION_CHANGED);
        }

        @Test
        void finds_blobs_that_nothing_names_once_they_are_old() {
            test.storage.put(new StorageKey("originals/shop/lost-1"), OTHER_BYTES, "image/png");
            test.storage.put(new StorageKey("renditions/77_thumb.jpg"), OTHER_BYTES, "image/png");
            assertThat(findings(false)).isEmpty();

            test.clock.advance(test.options.orphanGrace().plusSeconds(1));

            assertThat(findings(false)).hasSize(2).allSatisfy(finding -> {
                assertThat(finding.kind()).isEqualTo(Kind.ORPHAN);
                assertThat(finding.kind().isHarmless()).isTrue();
            });
        }

        @Test
        void changes_nothing() {
            Asset asset = test.uploadAndRender("shop", picture("cat"));
            test.storage.delete(rendition(asset, "thumb").key());
            test.storage.put(new StorageKey("originals/shop/lost-1"), OTHER_BYTES, "image/png");
            test.clock.advance(test.options.orphanGrace().plusSeconds(1));
            List<String> before = test.blobs();

            findings(true);

            assertThat(test.blobs()).isEqualTo(before);
            assertThat(test.catalog.runPendingJobs()).isZero();
        }

        @Test
        void goes_on_where_another_one_stopped() {
            for (int i = 0; i < 250; i++) {
                test.storage.delete(test.upload("shop", picture("cat " + i)).original());
            }

            VerifyPage first = verification.verify(VerifyPosition.start(), false);
            VerifyPosition stopped =
                    VerifyPosition.parse(first.next().orElseThrow().toString());

            assertThat(first.checked()).isEqualTo(100);
            assertThat(stopped).hasToString("assets:100");
            assertThat(findings(stopped, false))
                    .extracting(finding -> finding.subjectId().orElseThrow())
                    .first()
                    .isEqualTo(101L);
            assertThat(findings(stopped, false)).hasSize(150);
        }
    }

    @Nested
    class A_repair {
        @Test
        void renders_again_what_is_missing_or_changed() {
            Asset asset = test.uploadAndRender("shop", picture("cat"));
            test.storage.delete(rendition(asset, "thumb").key());
            test.storage.put(rendition(asset, "card").key(), Content.of(new byte[5]), "image/jpeg");

            assertThat(findings(true)).hasSize(2).allMatch(verification::repair);
            test.catalog.runPendingJobs();

            assertThat(findings(true)).isEmpty();
        }

        @Test
        void can_do_nothing_without_the_original() {
            Asset asset = test.uploadAndRender("shop", picture("cat"));
            test.storage.delete(asset.original());
            test.storage.delete(rendition(asset, "thumb").key());

            assertThat(findings(true)).hasSize(2).noneMatch(verification::repair);
            assertThat(test.catalog.runPendingJobs()).isZero();
        }

        @Test
        void of_an_asset_deleted_meanwhile_is_not_needed() {
            Asset asset = test.uploadAndRender("shop", picture("cat"));
            test.storage.delete(rendition(asset, "thumb").key());
            List<Finding> findings = findings(true);
            test.catalog.assets().delete(asset.id());

            assertThat(findings).hasSize(1).noneMatch(verification::repair);
        }

        @Test
        void leaves_orphans_to_the_purge() {
            assertThat(verification.repair(new Finding(Kind.ORPHAN, Optional.empty(), "a blob")))
                    .isFalse();
        }

        @Test
        void is_done_for_a_lost_original_by_uploading_it_again() {
            Asset asset = test.uploadAndRender("shop", picture("cat"));
            test.storage.put(asset.original(), Content.of(new byte[5]), "image/png");

            test.upload("shop", picture("cat"));

            assertThat(findings(true)).isEmpty();
        }
    }

    private List<Finding> findings(boolean hashes) {
        return findings(VerifyPosition.start(), hashes);
    }

    private List<Finding> findings(VerifyPosition from, boolean hashes) {
        List<Finding> findings = new ArrayList<>();
        for (Optional<VerifyPosition> at = Optional.of(from); at.isPresent(); ) {
            VerifyPage page = verification.verify(at.get(), hashes);
            findings.addAll(page.findings());
            at = page.next();
        }
        return findings;
    }

    private Rendition rendition(Asset asset, String preset) {
        return test.repository.renditions(asset.id()).stream()
                .filter(rendition -> rendition.preset().equals(preset))
                .findFirst()
                .orElseThrow();
    }
}
