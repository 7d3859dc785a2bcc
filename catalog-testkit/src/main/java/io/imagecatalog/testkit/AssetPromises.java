package io.imagecatalog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobLease;
import io.imagecatalog.model.JobStatus;
import io.imagecatalog.model.NewAsset;
import io.imagecatalog.model.Rendition;
import io.imagecatalog.model.Size;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.Tenant;
import io.imagecatalog.model.UploadResult;
import io.imagecatalog.model.UploadResult.AlreadyExists;
import io.imagecatalog.model.UploadResult.Uploaded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a repository promises about assets: taking them in, finding, deleting and reopening them. */
abstract class AssetPromises extends RepositoryFixture {
    @Nested
    class Registering {
        @Test
        void records_all_that_is_known_of_an_asset() {
            NewAsset picture = picture(SHOP, "a");

            Asset asset = upload(picture).asset();

            assertThat(asset)
                    .isEqualTo(new Asset(
                            1,
                            new Tenant(1, SHOP),
                            picture.filename(),
                            picture.hash(),
                            picture.original(),
                            picture.bytes(),
                            picture.image(),
                            Optional.empty(),
                            T0));
            assertThat(repository.find(1)).contains(asset);
        }

        @Test
        void opens_a_pending_job_that_is_due_at_once() {
            Job job = upload("a").job();

            assertThat(job).isEqualTo(new Job(1, 1, JobStatus.PENDING, 0, T0, Optional.empty(), T0));
            assertThat(repository.findJob(1)).contains(job);
            assertThat(repository.takeDue(T0, at(60), 10)).containsExactly(1L);
        }

        @Test
        void counts_ids_from_1_and_each_kind_by_itself() {
            Uploaded first = upload(picture(SHOP, "a"));
            Uploaded second = upload(picture(ZOO, "b"));
            repository.register(picture(SHOP, "a"), T0);
            complete(second, thumb(second, 10));
            repository.reopen(2, T0);
            Uploaded third = upload(picture(SHOP, "c"));

            assertThat(List.of(first, second, third))
                    .extracting(uploaded -> uploaded.asset().id())
                    .containsExactly(1L, 2L, 3L);
            assertThat(second.asset().tenant()).isEqualTo(new Tenant(2, ZOO));
            assertThat(third.asset().tenant()).isEqualTo(new Tenant(1, SHOP));
            assertThat(third.job().id()).isEqualTo(4);
            assertThat(repository.renditions(2)).extracting(Rendition::id).containsExactly(1L);
        }

        @Test
        void equal_bytes_again_gives_the_first_asset_and_changes_nothing() {
            Asset first = upload("a").asset();
            NewAsset again = new NewAsset(
                    SHOP, "other name.png", first.hash(), new StorageKey("originals/again"), 9, first.image());

            assertThat(repository.register(again, at(5))).isEqualTo(new AlreadyExists(first));
            assertThat(repository.find(1)).contains(first);
            assertThat(repository.find(2)).isEmpty();
            assertThat(repository.findJob(2)).isEmpty();
            assertThat(repository.named(Set.of(again.original()))).isEmpty();
            assertUsage(SHOP, 1, first.bytes(), 0, 0);
        }

        @Test
        void equal_bytes_for_another_tenant_gives_another_asset() {
            Asset ours = upload(picture(SHOP, "a")).asset();
            Asset theirs = upload(picture(ZOO, "a")).asset();

            assertThat(theirs.id()).isNotEqualTo(ours.id());
            assertThat(theirs.hash()).isEqualTo(ours.hash());
        }

        @Test
        void tells_tenants_apart_by_case() {
            Asset lower = upload(picture("acme", "a")).asset();
            Asset upper = upload(picture("ACME", "a")).asset();

            assertThat(upper.tenant()).isNotEqualTo(lower.tenant());
            assertThat(repository.usage("Acme")).isEmpty();
            assertThat(repository.findByHash("Acme", lower.hash())).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", " ", "a'b\"c;--.png", "100%_\\.jpg", "Фото 写真 écran.jpg", "\uD83D\uDC08\u200D\u2B1B.png"
                })
        void keeps_a_filename_as_it_is(String filename) {
            assertFilenameKept(filename);
        }

        @Test
        void keeps_a_filename_of_255_characters_of_any_script() {
            assertFilenameKept("x".repeat(251) + ".jpg");
            assertFilenameKept("写".repeat(255));
            assertFilenameKept("\uD83D\uDC08".repeat(255));
        }

        private void assertFilenameKept(String filename) {
            NewAsset plain = picture(SHOP, "f" + filename.length() + filename.hashCode());
            NewAsset named = new NewAsset(SHOP, filename, plain.hash(), plain.original(), plain.bytes(), plain.image());

            Asset asset = upload(named).asset();

            assertThat(asset.filename()).isEqualTo(filename);
            assertThat(repository.find(asset.id())).contains(asset);
        }

        @Test
        void keeps_the_longest_tenant_name_and_storage_key() {
            NewAsset plain = picture("t".repeat(100), "a");
            StorageKey key = new StorageKey("k".repeat(512));

            Asset asset = upload(new NewAsset(
                            plain.tenant(), plain.filename(), plain.hash(), key, Long.MAX_VALUE / 4, plain.image()))
                    .asset();

            assertThat(repository.find(asset.id())).contains(asset);
            assertThat(repository.named(Set.of(key))).containsExactly(key);
            assertUsage(plain.tenant(), 1, Long.MAX_VALUE / 4, 0, 0);
        }

        @ParameterizedTest
        @EnumSource
        void keeps_every_picture_format(ImageFormat format) {
            assertImageKept(new ImageInfo(format, new Size(1, 65_500), 8, ColorSpace.LA));
        }

        @ParameterizedTest
        @EnumSource
        void keeps_every_color_space(ColorSpace colorSpace) {
            assertImageKept(new ImageInfo(ImageFormat.PNG, new Size(Integer.MAX_VALUE, 1), 1, colorSpace));
        }

        private void assertImageKept(ImageInfo image) {
            NewAsset plain = picture(SHOP, "a");
            upload(new NewAsset(SHOP, plain.filename(), plain.hash(), plain.original(), plain.bytes(), image));

            assertThat(repository.find(1).orElseThrow().image()).isEqualTo(image);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2026-03-29T01:30:00.123Z",
                    "2026-10-25T00:30:00Z",
                    "2026-10-25T01:30:00.999Z",
                    "2000-02-29T23:59:59.001Z",
                    "1970-01-01T00:00:00Z"
                })
        void keeps_times_to_the_millisecond_whatever_clocks_do(String time) {
            Instant now = Instant.parse(time);

            Uploaded uploaded = (Uploaded) repository.register(picture(SHOP, "a"), now);

            assertThat(uploaded.asset().createdAt()).isEqualTo(now);
            assertThat(repository.find(1)).contains(uploaded.asset());
            assertThat(repository.findJob(1)).contains(uploaded.job());
        }

        @Test
        void gives_back_a_finer_time_as_it_is_found_later() {
            Uploaded uploaded =
                    (Uploaded) repository.register(picture(SHOP, "a"), Instant.parse("2026-03-29T01:30:00.999999999Z"));

            assertThat(repository.find(1)).contains(uploaded.asset());
            assertThat(repository.findJob(1)).contains(uploaded.job());
        }
    }

    @Nested
    class Equal_uploads_at_once {
        @Test
        void make_one_asset_and_one_job() throws Exception {
            List<UploadResult> results =
                    Race.of(THREADS, number -> repository.register(picture(SHOP, "a", "upload-" + number), T0));

            assertThat(results).filteredOn(Uploaded.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(AlreadyExists.class::isInstance).hasSize(THREADS - 1);
            assertThat(results)
                    .extracting(result -> result.asset().id())
                    .containsOnly(results.get(0).asset().id());
            assertThat(repository.takeDue(T0, at(60), 100)).hasSize(1);
            assertUsage(SHOP, 1, results.get(0).asset().bytes(), 0, 0);
        }

        @Test
        void agree_also_for_a_tenant_that_was_there_before() throws Exception {
            upload("before");

            List<UploadResult> results =
                    Race.of(THREADS, number -> repository.register(picture(SHOP, "a", "upload-" + number), T0));

            assertThat(results).filteredOn(Uploaded.class::isInstance).hasSize(1);
            assertThat(repository.usage(SHOP).orElseThrow().assetCount()).isEqualTo(2);
        }

        @Test
        void agree_round_after_round() throws Exception {
            for (int round = 0; round < ROUNDS; round++) {
                String name = "round-" + round;
                List<UploadResult> results =
                        Race.of(4, number -> repository.register(picture(SHOP, name, name + "-" + number), T0));

                assertThat(results).filteredOn(Uploaded.class::isInstance).hasSize(1);
            }
            assertThat(repository.usage(SHOP).orElseThrow().assetCount()).isEqualTo(ROUNDS);
        }

        @Test
        void for_many_tenants_make_one_asset_each() throws Exception {
            Race.of(THREADS, number -> repository.register(picture("tenant-" + number % 4, "a", "u" + number), T0));

            assertThat(repository.usage(0, 100))
                    .hasSize(4)
                    .allSatisfy(usage -> assertThat(usage.assetCount()).isEqualTo(1));
        }
    }

    @Nested
    class Finding {
        @Test
        void goes_through_living_assets_in_pages() {
            for (int i = 1; i <= 6; i++) {
                upload(picture(i % 2 == 0 ? SHOP : ZOO, "picture-" + i));
            }
            repository.delete(2, at(1));
            repository.delete(5, at(1));

            assertPages(after -> repository.assets(after, 2), Asset::id, List.of(1L, 3L, 4L, 6L));
            assertThat(repository.assets(3, 1))
                    .containsExactly(repository.find(4).orElseThrow());
        }

        @Test
        void goes_through_a_tenants_living_assets_the_newest_first() {
            for (int i = 1; i <= 9; i++) {
                upload(picture(i % 2 == 0 ? SHOP : ZOO, "picture-" + i));
            }
            repository.delete(5, at(1));
            repository.delete(4, at(1));

            assertThat(repository.newest(ZOO, Long.MAX_VALUE, 3))
                    .extracting(Asset::id)
                    .containsExactly(9L, 7L, 3L);
            assertThat(repository.newest(ZOO, 7, 3)).extracting(Asset::id).containsExactly(3L, 1L);
            assertThat(repository.newest(ZOO, 1, 3)).isEmpty();
            assertThat(repository.newest(SHOP, 8, 1))
                    .containsExactly(repository.find(6).orElseThrow());
            assertThat(repository.newest("nobody", Long.MAX_VALUE, 3)).isEmpty();
        }

        @Test
        void an_asset_that_is_not_there_finds_nothing() {
            assertThat(repository.find(1)).isEmpty();
            assertThat(repository.find(0)).isEmpty();
            assertThat(repository.find(-1)).isEmpty();
            assertThat(repository.find(Long.MAX_VALUE)).isEmpty();
        }

        @Test
        void by_hash_finds_the_tenants_own_asset() {
            Asset ours = upload(picture(SHOP, "a")).asset();
            Asset theirs = upload(picture(ZOO, "a")).asset();

            assertThat(repository.findByHash(SHOP, ours.hash())).contains(ours);
            assertThat(repository.findByHash(ZOO, ours.hash())).contains(theirs);
        }

        @Test
        void by_hash_finds_nothing_of_another_tenant() {
            Asset ours = upload(picture(SHOP, "a")).asset();
            upload(picture(ZOO, "b"));

            assertThat(repository.findByHash(ZOO, ours.hash())).isEmpty();
            assertThat(repository.findByHash("nobody", ours.hash())).isEmpty();
            assertThat(repository.findByHash(SHOP, hash("b"))).isEmpty();
        }

        @Test
        void renditions_of_an_asset_that_is_not_there_finds_none() {
            assertThat(repository.renditions(1)).isEmpty();
        }

        @Test
        void the_latest_job_finds_the_newest_of_that_asset() {
            Uploaded uploaded = upload("a");
            complete(uploaded);
            Job second = repository.reopen(1, at(5)).orElseThrow();
            upload("b");

            assertThat(repository.latestJob(1)).contains(second);
            assertThat(repository.latestJob(99)).isEmpty();
        }

        @Test
        void a_job_that_is_not_there_finds_nothing() {
            assertThat(repository.findJob(1)).isEmpty();
        }
    }

    @Nested
    class Deleting {
        @Test
        void lets_an_asset_be_found_no_more() {
            Uploaded uploaded = upload("a");
            complete(uploaded, thumb(uploaded, 10));

            assertThat(repository.delete(1, at(10))).isTrue();

            assertThat(repository.find(1)).isEmpty();
            assertThat(repository.findByHash(SHOP, uploaded.asset().hash())).isEmpty();
            assertThat(repository.renditions(1)).isEmpty();
            assertThat(repository.reopen(1, at(11))).isEmpty();
        }

        @Test
        void is_false_for_what_is_not_there_or_deleted_already() {
            upload("a");

            assertThat(repository.delete(2, at(10))).isFalse();
            assertThat(repository.delete(1, at(10))).isTrue();
            assertThat(repository.delete(1, at(20))).isFalse();
            assertThat(repository.deletedAssets(at(11), 0, 10)).hasSize(1);
        }

        @Test
        void takes_asset_and_renditions_out_of_the_usage() {
            Uploaded gone = upload(picture(SHOP, "a"));
            Asset stays = upload(picture(SHOP, "b")).asset();
            complete(gone, thumb(gone, 10), card(gone, 100));

            repository.delete(1, at(10));

            assertUsage(SHOP, 1, stays.bytes(), 0, 0);
        }

        @Test
        void keeps_the_tenant_when_its_last_asset_goes() {
            upload("a");
            repository.delete(1, at(10));

            assertUsage(SHOP, 0, 0, 0, 0);
        }

        @Test
        void frees_the_hash_for_a_new_upload() {
            Asset first = upload("a").asset();
            repository.delete(1, at(10));

            Asset second = upload(picture(SHOP, "a", "second")).asset();

            assertThat(second.id()).isEqualTo(2);
            assertThat(repository.findByHash(SHOP, first.hash())).contains(second);
            assertUsage(SHOP, 1, second.bytes(), 0, 0);
        }

        @Test
        void frees_the_hash_again_and_again() {
            for (int round = 1; round <= 3; round++) {
                Asset asset = upload(picture(SHOP, "a", "round-" + round)).asset();

                assertThat(repository.delete(asset.id(), at(round))).isTrue();
            }
            assertThat(repository.deletedAssets(at(99), 0, 10)).hasSize(3);
        }

        @Test
        void fails_the_pending_job() {
            Job job = upload("a").job();
            repository.delete(1, at(10));

            assertThat(status(job)).isEqualTo(JobStatus.FAILED);
            assertThat(repository.claim(job.id(), at(20), at(80))).isEmpty();
            assertThat(repository.takeDue(at(20), at(80), 10)).isEmpty();
            assertThat(repository.latestJob(1)).map(Job::id).contains(job.id());
            assertThat(repository.poisoned(0, 10)).isEmpty();
        }

        @Test
        void fails_the_job_that_is_processing_and_voids_its_lease() {
            Uploaded uploaded = upload("a");
            JobLease lease = claim(uploaded.job(), T0);
            repository.delete(1, at(10));
            Optional<Job> failed = repository.findJob(lease.job().id());

            assertThat(failed).map(Job::status).contains(JobStatus.FAILED);
            assertThat(repository.complete(lease, List.of(thumb(uploaded, 10)), Optional.empty(), at(11)))
                    .isFalse();
            assertThat(repository.renew(lease, at(99))).isFalse();
            assertThat(repository.retry(lease, "oops", at(99))).isFalse();
            assertThat(repository.release(lease, at(11))).isFalse();
            assertThat(repository.bury(lease, "oops", at(11))).isFalse();
            assertThat(repository.findJob(lease.job().id())).isEqualTo(failed);
            assertThat(repository.poisoned(0, 10)).isEmpty();
            assertThat(repository.countRenditions(at(99))).isZero();
            assertUsage(SHOP, 0, 0, 0, 0);
        }

        @Test
        void leaves_a_finished_job_as_it_is() {
            Uploaded uploaded = upload("a");
            complete(uploaded);
            repository.delete(1, at(10));

            assertThat(status(uploaded.job())).isEqualTo(JobStatus.COMPLETED);
        }

        @Test
        void leaves_other_assets_alone() {
            upload(picture(SHOP, "a"));
            Uploaded neighbour = upload(picture(SHOP, "b"));
            Uploaded stranger = upload(picture(ZOO, "a"));
            repository.delete(1, at(10));

            for (Uploaded other : List.of(neighbour, stranger)) {
                assertThat(repository.find(other.asset().id())).contains(other.asset());
                assertThat(status(other.job())).isEqualTo(JobStatus.PENDING);
            }
        }

        @Test
        void by_many_at_once_happens_once() throws Exception {
            Uploaded uploaded = upload("a");
            complete(uploaded, thumb(uploaded, 10));

            List<Boolean> deleted = Race.of(THREADS, number -> repository.delete(1, at(10)));

            assertThat(deleted).containsOnlyOnce(true);
            assertUsage(SHOP, 0, 0, 0, 0);
        }
    }

    @Nested
    class Reopening {
        @Test
        void gives_the_unfinished_job_if_there_is_one() {
            Job pending = upload("a").job();
            assertThat(repository.reopen(1, at(5))).contains(pending);

            JobLease lease = claim(pending, at(6));
            assertThat(repository.reopen(1, at(7))).contains(lease.job());
            assertThat(repository.findJob(2)).isEmpty();
        }

        @Test
        void gives_a_new_pending_job_when_the_last_is_finished() {
            Uploaded completed = upload("a");
            complete(completed);
            Job failed = upload("b").job();
            repository.bury(claim(failed, T0), "broken", at(1));

            assertThat(repository.reopen(1, at(5)))
                    .contains(new Job(3, 1, JobStatus.PENDING, 0, at(5), Optional.empty(), at(5)));
            assertThat(repository.reopen(2, at(6)))
                    .contains(new Job(4, 2, JobStatus.PENDING, 0, at(6), Optional.empty(), at(6)));
            assertThat(status(completed.job())).isEqualTo(JobStatus.COMPLETED);
            assertThat(status(failed)).isEqualTo(JobStatus.FAILED);
            assertThat(repository.takeDue(at(6), at(60), 10)).containsExactly(3L, 4L);
        }

        @Test
        void is_empty_for_what_is_not_there() {
            assertThat(repository.reopen(1, T0)).isEmpty();
        }

        @Test
        void by_many_at_once_makes_one_job() throws Exception {
            for (long assetId = 1; assetId <= ROUNDS; assetId++) {
                long id = assetId;
                complete(upload("picture-" + id));

                List<Optional<Job>> jobs = Race.of(THREADS, number -> repository.reopen(id, at(5)));

                long jobId = repository.latestJob(id).orElseThrow().id();
                assertThat(jobs).extracting(job -> job.orElseThrow().id()).containsOnly(jobId);
            }
        }

        @Test
        void while_the_asset_is_deleted_leaves_no_unfinished_job() throws Exception {
            for (long id = 1; id <= ROUNDS; id++) {
                long assetId = id;
                complete(upload("picture-" + id));
                Race.of(
                        2,
                        number -> number == 0 ? repository.delete(assetId, at(5)) : repository.reopen(assetId, at(5)));
            }

            assertThat(repository.takeDue(at(10), at(60), 100)).isEmpty();
        }
    }
}
