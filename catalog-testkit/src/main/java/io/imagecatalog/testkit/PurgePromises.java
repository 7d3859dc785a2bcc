package io.imagecatalog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.DeletedAsset;
import io.imagecatalog.model.JobLease;
import io.imagecatalog.model.NewAsset;
import io.imagecatalog.model.NewRendition;
import io.imagecatalog.model.PurgeCandidate;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.StoredTotal;
import io.imagecatalog.model.TenantUsage;
import io.imagecatalog.model.UploadResult.Uploaded;
import io.imagecatalog.model.UsageCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a repository promises about usage, and about what is left of deleted assets. */
abstract class PurgePromises extends BacklogPromises {
    @Nested
    class Usage {
        @Test
        void of_all_tenants_is_summed_up() {
            assertThat(repository.total()).isEqualTo(StoredTotal.NOTHING);
            Uploaded ours = upload("a");
            complete(ours, thumb(ours, 5), card(ours, 50));
            Uploaded theirs = upload(picture(ZOO, "b"));
            complete(theirs, thumb(theirs, 7));
            repository.delete(upload(picture(ZOO, "c")).asset().id(), at(5));

            assertThat(repository.total())
                    .isEqualTo(new StoredTotal(
                            2, ours.asset().bytes() + theirs.asset().bytes(), 3, 62));
        }

        @Test
        void of_an_unknown_tenant_is_empty() {
            assertThat(repository.usage(SHOP)).isEmpty();
            assertThat(repository.usage(0, 10)).isEmpty();
        }

        @Test
        void counts_assets_and_renditions_of_that_tenant_only() {
            Uploaded one = upload(picture(SHOP, "a"));
            Uploaded two = upload(picture(SHOP, "bb"));
            Uploaded theirs = upload(picture(ZOO, "ccc"));
            complete(one, thumb(one, 10), card(one, 100));
            complete(theirs, thumb(theirs, 7));

            long bytes = one.asset().bytes() + two.asset().bytes();
            assertUsage(SHOP, 2, bytes, 2, 110);
            assertUsage(ZOO, 1, theirs.asset().bytes(), 1, 7);
            assertThat(repository.usage(SHOP).orElseThrow().totalBytes()).isEqualTo(bytes + 110);
        }

        @Test
        void shows_tenants_in_pages() {
            for (int i = 1; i <= 5; i++) {
                upload(picture("tenant-" + (9 - i), "a"));
            }

            assertPages(
                    after -> repository.usage(after, 2), usage -> usage.tenant().id(), List.of(1L, 2L, 3L, 4L, 5L));
            assertThat(repository.usage(0, 10))
                    .extracting(usage -> usage.tenant().name())
                    .containsExactly("tenant-8", "tenant-7", "tenant-6", "tenant-5", "tenant-4");
            assertThat(repository.usage(2, 1))
                    .containsExactly(repository.usage("tenant-6").orElseThrow());
        }

        @Test
        void is_exact_after_different_uploads_at_once() throws Exception {
            List<List<Uploaded>> uploaded = Race.of(THREADS, number -> {
                List<Uploaded> mine = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    mine.add(upload(picture(SHOP, "picture-" + number + "-" + i)));
                }
                return mine;
            });

            List<Asset> assets =
                    uploaded.stream().flatMap(List::stream).map(Uploaded::asset).toList();
            assertThat(assets).extracting(Asset::id).doesNotHaveDuplicates();
            assertUsage(SHOP, 80, assets.stream().mapToLong(Asset::bytes).sum(), 0, 0);
        }

        @Test
        void is_exact_after_everything_at_once() throws Exception {
            Race.of(THREADS, number -> {
                for (int i = 0; i < 5; i++) {
                    Uploaded uploaded = upload(picture(SHOP, "picture-" + number + "-" + i));
                    complete(uploaded, thumb(uploaded, 10), card(uploaded, 100));
                    if (i > 0) {
                        repository.delete(uploaded.asset().id(), at(5));
                    }
                }
                return number;
            });

            long bytes = LongStream.range(0, THREADS)
                    .map(number -> picture(SHOP, "picture-" + number + "-0").bytes())
                    .sum();
            assertUsage(SHOP, THREADS, bytes, 2L * THREADS, 110L * THREADS);
        }
    }

    @Nested
    class Counting_again {
        @Test
        void agrees_with_what_is_kept() {
            Uploaded one = upload("a");
            Uploaded gone = upload("bb");
            upload(picture(ZOO, "ccc"));
            complete(one, thumb(one, 10), card(one, 100));
            complete(gone, thumb(gone, 7));
            repository.delete(gone.asset().id(), at(5));

            TenantUsage kept = repository.usage(SHOP).orElseThrow();
            assertThat(repository.countUsage(1)).contains(new UsageCount(kept, kept));
            assertThat(repository.recount(1)).contains(kept);
            assertUsage(SHOP, 1, one.asset().bytes(), 2, 110);
            assertUsage(ZOO, 1, 1003, 0, 0);
        }

        @Test
        void of_an_unknown_tenant_is_empty() {
            assertThat(repository.countUsage(1)).isEmpty();
            assertThat(repository.recount(1)).isEmpty();
        }

        @Test
        void agrees_at_any_moment_of_uploads_and_deletions() throws Exception {
            upload("first");
            Race.of(THREADS, number -> {
                for (int i = 0; i < 5; i++) {
                    Uploaded uploaded = upload("picture-" + number + "-" + i);
                    assertThat(repository.countUsage(1))
                            .hasValueSatisfying(
                                    count -> assertThat(count.counted()).isEqualTo(count.kept()));
                    complete(uploaded, thumb(uploaded, 10));
                    repository.recount(1);
                    repository.delete(uploaded.asset().id(), at(5));
                }
                return number;
            });

            assertUsage(SHOP, 1, 1005, 0, 0);
        }
    }

    @Nested
    class Purging_renditions {
        @Test
        void offers_those_made_before_whose_asset_was_deleted_before() {
            Uploaded uploaded = upload("a");
            NewRendition thumb = thumb(uploaded, 10);
            complete(uploaded, thumb);
            repository.delete(1, at(10));

            assertThat(repository.purgeCandidates(at(11), 0, 10))
                    .containsExactly(new PurgeCandidate(1, 1, "thumb", thumb.key(), 10, at(1), at(10)));
        }

        @Test
        void offers_none_whose_asset_was_deleted_at_that_time_or_later() {
            Uploaded uploaded = upload("a");
            complete(uploaded, thumb(uploaded, 10));
            repository.delete(1, at(10));

            assertThat(repository.purgeCandidates(at(10), 0, 10)).isEmpty();
            assertThat(repository.purgeCandidates(at(5), 0, 10)).isEmpty();
        }

        @Test
        void offers_none_made_at_that_time_or_later() {
            Uploaded uploaded = upload("a");
            JobLease lease = claim(uploaded.job(), T0);
            repository.complete(lease, List.of(thumb(uploaded, 10)), Optional.empty(), at(20));
            repository.delete(1, at(10));

            assertThat(repository.purgeCandidates(at(20), 0, 10)).isEmpty();
            assertThat(repository.purgeCandidates(at(21), 0, 10)).hasSize(1);
        }

        @Test
        void offers_none_of_a_living_asset() {
            Uploaded uploaded = upload("a");
            complete(uploaded, thumb(uploaded, 10));

            assertThat(repository.purgeCandidates(at(9999), 0, 10)).isEmpty();
        }

        @Test
        void goes_in_pages() {
            for (int i = 1; i <= 3; i++) {
                Uploaded gone = upload("gone-" + i);
                complete(gone, thumb(gone, 10), card(gone, 100));
                repository.delete(gone.asset().id(), at(5));
                Uploaded alive = upload("alive-" + i);
                complete(alive, thumb(alive, 10));
            }

            assertPages(
                    after -> repository.purgeCandidates(at(10), after, 2),
                    PurgeCandidate::renditionId,
                    List.of(1L, 2L, 4L, 5L, 7L, 8L));
        }

        @Test
        void removes_a_rendition_whose_asset_is_deleted_once() {
            Uploaded uploaded = upload("a");
            complete(uploaded, thumb(uploaded, 10), card(uploaded, 100));
            repository.delete(1, at(10));

            assertThat(repository.deleteRendition(1)).isTrue();
            assertThat(repository.deleteRendition(1)).isFalse();
            assertThat(repository.purgeCandidates(at(11), 0, 10))
                    .extracting(PurgeCandidate::renditionId)
                    .containsExactly(2L);
            assertUsage(SHOP, 0, 0, 0, 0);
        }

        @Test
        void never_removes_a_rendition_of_a_living_asset() {
            Uploaded uploaded = upload("a");
            complete(uploaded, thumb(uploaded, 10));

            assertThat(repository.deleteRendition(1)).isFalse();
            assertThat(repository.deleteRendition(99)).isFalse();
            assertThat(repository.renditions(1)).hasSize(1);
            assertUsage(SHOP, 1, uploaded.asset().bytes(), 1, 10);
        }

        @Test
        void leaves_the_same_picture_uploaded_anew_alone() {
            Uploaded first = upload(picture(SHOP, "a"));
            complete(first, thumb(first, 10));
            repository.delete(1, at(5));
            Uploaded second = upload(picture(SHOP, "a", "second"));
            complete(second, thumb(second, 10));

            assertThat(repository.purgeCandidates(at(99), 0, 10))
                    .extracting(PurgeCandidate::assetId)
                    .containsExactly(1L);
            assertThat(repository.deleteRendition(2)).isFalse();
        }

        @Test
        void counts_all_renditions_made_before() {
            Uploaded gone = upload("a");
            complete(gone, thumb(gone, 10), card(gone, 100));
            repository.delete(1, at(5));
            Uploaded alive = upload("b");
            repository.complete(claim(alive.job(), at(6)), List.of(thumb(alive, 10)), Optional.empty(), at(7));

            assertThat(repository.countRenditions(at(1))).isZero();
            assertThat(repository.countRenditions(at(2))).isEqualTo(2);
            assertThat(repository.countRenditions(at(7))).isEqualTo(2);
            assertThat(repository.countRenditions(at(8))).isEqualTo(3);
        }
    }

    @Nested
    class Forgetting {
        @Test
        void shows_deleted_assets_whose_rows_are_still_there() {
            Asset asset = upload("a").asset();
            upload("b");
            repository.delete(1, at(10));

            assertThat(repository.deletedAssets(at(11), 0, 10))
                    .containsExactly(new DeletedAsset(1, asset.original(), asset.bytes(), at(10)));
            assertThat(repository.deletedAssets(at(10), 0, 10)).isEmpty();
        }

        @Test
        void shows_deleted_assets_in_pages() {
            for (int i = 1; i <= 7; i++) {
                upload("picture-" + i);
                if (i % 3 != 0) {
                    repository.delete(i, at(9 - i));
                }
            }

            assertPages(
                    after -> repository.deletedAssets(at(99), after, 2), DeletedAsset::id, List.of(1L, 2L, 4L, 5L, 7L));
        }

        @Test
        void removes_asset_jobs_and_poison_jobs() {
            Asset asset = upload("a").asset();
            repository.bury(claim(repository.findJob(1).orElseThrow(), T0), "broken", at(1));
            repository.reopen(1, at(2));
            repository.delete(1, at(3));

            assertThat(repository.forget(1)).isTrue();

            assertThat(repository.deletedAssets(at(99), 0, 10)).isEmpty();
            assertThat(repository.findJob(1)).isEmpty();
            assertThat(repository.findJob(2)).isEmpty();
            assertThat(repository.latestJob(1)).isEmpty();
            assertThat(repository.poisoned(0, 10)).isEmpty();
            assertThat(repository.named(Set.of(asset.original()))).isEmpty();
        }

        @Test
        void is_false_while_the_asset_has_renditions() {
            Uploaded uploaded = upload("a");
            complete(uploaded, thumb(uploaded, 10), card(uploaded, 100));
            repository.delete(1, at(10));

            assertThat(repository.forget(1)).isFalse();
            repository.deleteRendition(1);
            assertThat(repository.forget(1)).isFalse();
            assertThat(repository.findJob(1)).isPresent();
            assertThat(repository.deletedAssets(at(99), 0, 10)).hasSize(1);

            repository.deleteRendition(2);
            assertThat(repository.forget(1)).isTrue();
        }

        @Test
        void is_false_for_a_living_asset_and_for_none() {
            Asset asset = upload("a").asset();

            assertThat(repository.forget(1)).isFalse();
            assertThat(repository.forget(2)).isFalse();
            assertThat(repository.find(1)).contains(asset);
            assertThat(repository.findJob(1)).isPresent();
        }

        @Test
        void is_false_the_second_time() {
            upload("a");
            repository.delete(1, at(10));

            assertThat(repository.forget(1)).isTrue();
            assertThat(repository.forget(1)).isFalse();
        }

        @Test
        void by_many_at_once_happens_once() throws Exception {
            upload("a");
            repository.delete(1, at(10));

            assertThat(Race.of(THREADS, number -> repository.forget(1))).containsOnlyOnce(true);
        }

        @Test
        void leaves_other_assets_alone() {
            Uploaded neighbour = upload("b");
            repository.bury(claim(neighbour.job(), T0), "broken", at(1));
            upload("a");
            repository.delete(2, at(10));
            repository.forget(2);

            assertThat(repository.find(1)).contains(neighbour.asset());
            assertThat(repository.poisoned(0, 10)).hasSize(1);
            assertThat(repository.latestJob(1)).isPresent();
        }

        @Test
        void never_lets_an_id_be_given_out_again() {
            upload("a");
            repository.delete(1, at(10));
            repository.forget(1);

            Uploaded next = upload("b");

            assertThat(next.asset().id()).isEqualTo(2);
            assertThat(next.job().id()).isEqualTo(2);
        }
    }

    @Nested
    class Naming {
        @Test
        void knows_the_keys_of_originals_until_they_are_forgotten() {
            StorageKey key = upload("a").asset().original();
            assertThat(repository.named(Set.of(key))).containsExactly(key);

            repository.delete(1, at(5));
            assertThat(repository.named(Set.of(key))).containsExactly(key);

            repository.forget(1);
            assertThat(repository.named(Set.of(key))).isEmpty();
        }

        @Test
        void knows_the_keys_of_renditions_until_they_are_deleted() {
            Uploaded uploaded = upload("a");
            NewRendition thumb = thumb(uploaded, 10);
            assertThat(repository.named(Set.of(thumb.key()))).isEmpty();

            complete(uploaded, thumb);
            assertThat(repository.named(Set.of(thumb.key()))).containsExactly(thumb.key());

            repository.delete(1, at(5));
            assertThat(repository.named(Set.of(thumb.key()))).containsExactly(thumb.key());

            repository.deleteRendition(1);
            assertThat(repository.named(Set.of(thumb.key()))).isEmpty();
        }

        @Test
        void gives_only_those_asked_for_and_each_once() {
            Uploaded uploaded = upload("a");
            StorageKey other = upload("b").asset().original();
            NewRendition thumb = thumb(uploaded, 10);
            complete(uploaded, thumb);
            StorageKey unknown = new StorageKey("renditions/99_thumb.jpg");

            assertThat(repository.named(List.of(thumb.key(), unknown, other, other)))
                    .containsExactlyInAnyOrder(thumb.key(), other);
        }

        @Test
        void tells_keys_apart_by_case_and_takes_none_for_a_pattern() {
            NewAsset plain = picture(SHOP, "a");
            upload(new NewAsset(
                    SHOP, "a", plain.hash(), new StorageKey("originals/Ab_c"), plain.bytes(), plain.image()));

            assertThat(repository.named(Set.of(new StorageKey("originals/aB_c"), new StorageKey("originals/AbXc"))))
                    .isEmpty();
        }

        @Test
        void takes_no_keys_and_thousands_of_keys() {
            StorageKey first = upload("a").asset().original();
            StorageKey last = upload("b").asset().original();
            List<StorageKey> keys = new ArrayList<>();
            keys.add(first);
            LongStream.range(0, 5000).forEach(i -> keys.add(new StorageKey("orphans/" + i)));
            keys.add(last);

            assertThat(repository.named(List.of())).isEmpty();
            assertThat(repository.named(keys)).containsExactlyInAnyOrder(first, last);
        }
    }

    @Nested
    class Checking {
        @Test
        void is_quiet_while_all_is_well() {
            assertThatCode(repository::check).doesNotThrowAnyException();
            upload("a");
            assertThatCode(repository::check).doesNotThrowAnyException();
        }
    }
}
