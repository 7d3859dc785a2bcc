package io.imagecatalog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.DeletedAsset;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobLease;
import io.imagecatalog.model.JobStatus;
import io.imagecatalog.model.NewAsset;
import io.imagecatalog.model.NewRendition;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.PoisonJob;
import io.imagecatalog.model.PurgeCandidate;
import io.imagecatalog.model.Rendition;
import io.imagecatalog.model.Size;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.Tenant;
import io.imagecatalog.model.TenantUsage;
import io.imagecatalog.model.UploadResult;
import io.imagecatalog.model.UploadResult.AlreadyExists;
import io.imagecatalog.model.UploadResult.Uploaded;
import io.imagecatalog.spi.CatalogRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link CatalogRepository} promises. Extend it and hand out an empty repository for each test, one that counts
 * its ids from 1.
 */
public abstract class CatalogRepositoryContract {
    private static final String SHOP = "shop";
    private static final String ZOO = "zoo";
    private static final Instant T0 = Instant.parse("2026-03-29T00:59:30Z");
    private static final Duration TERM = Duration.ofSeconds(60);
    private static final int THREADS = 8;

    private CatalogRepository repository;

    /** An empty repository; asked for once a test. Whatever has to be closed is up to whoever made it. */
    protected abstract CatalogRepository emptyRepository();

    @BeforeEach
    void openRepository() {
        repository = emptyRepository();
    }

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
            for (int round = 0; round < 10; round++) {
                String name = "round-" + round;
                List<UploadResult> results =
                        Race.of(4, number -> repository.register(picture(SHOP, name, name + "-" + number), T0));

                assertThat(results).filteredOn(Uploaded.class::isInstance).hasSize(1);
            }
            assertThat(repository.usage(SHOP).orElseThrow().assetCount()).isEqualTo(10);
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
            complete(upload("a"));

            List<Optional<Job>> jobs = Race.of(THREADS, number -> repository.reopen(1, at(5)));

            assertThat(jobs).extracting(job -> job.orElseThrow().id()).containsOnly(2L);
            assertThat(repository.findJob(3)).isEmpty();
        }

        @Test
        void while_the_asset_is_deleted_leaves_no_unfinished_job() throws Exception {
            for (long id = 1; id <= 10; id++) {
                long assetId = id;
                complete(upload("picture-" + id));
                Race.of(
                        2,
                        number -> number == 0 ? repository.delete(assetId, at(5)) : repository.reopen(assetId, at(5)));
            }

            assertThat(repository.takeDue(at(10), at(60), 100)).isEmpty();
        }
    }

    @Nested
    class Claiming {
        @Test
        void gives_a_lease_and_counts_the_attempt() {
            Job job = upload("a").job();

            JobLease lease = claim(job, at(5));

            assertThat(lease.until()).isEqualTo(at(5).plus(TERM));
            assertThat(lease.job()).isEqualTo(new Job(1, 1, JobStatus.PROCESSING, 1, T0, Optional.empty(), T0));
            assertThat(repository.findJob(1)).contains(lease.job());
        }

        @Test
        void is_empty_for_what_is_not_there() {
            assertThat(repository.claim(1, T0, at(60))).isEmpty();
        }

        @Test
        void is_empty_while_another_lease_holds() {
            Job job = upload("a").job();
            JobLease lease = claim(job, T0);

            assertThat(repository.claim(1, at(59), at(120))).isEmpty();
            assertThat(repository.findJob(1)).contains(lease.job());
        }

        @Test
        void is_possible_again_when_the_lease_has_lapsed() {
            Job job = upload("a").job();
            JobLease lapsed = claim(job, T0);
            JobLease lease = claim(job, at(60));

            assertThat(lease.token()).isNotEqualTo(lapsed.token());
            assertThat(lease.job().attempts()).isEqualTo(2);
            assertThat(lease.until()).isEqualTo(at(120));
        }

        @Test
        void is_empty_before_the_jobs_time_has_come() {
            Job job = upload("a").job();
            repository.retry(claim(job, T0), "oops", at(30));

            assertThat(repository.claim(1, at(29), at(90))).isEmpty();
            assertThat(repository.claim(1, at(30), at(90))).isPresent();
        }

        @Test
        void is_empty_for_a_finished_job() {
            Uploaded completed = upload("a");
            complete(completed);
            Job failed = upload("b").job();
            repository.bury(claim(failed, T0), "broken", at(1));

            assertThat(repository.claim(completed.job().id(), at(999), at(1999)))
                    .isEmpty();
            assertThat(repository.claim(failed.id(), at(999), at(1999))).isEmpty();
        }

        @Test
        void gives_a_token_of_its_own_to_every_lease_of_a_job() {
            Job job = upload("a").job();
            Set<Long> tokens = LongStream.range(0, 20)
                    .mapToObj(round -> {
                        JobLease lease = claim(job, at(100 * round));
                        if (round % 3 == 0) {
                            repository.retry(lease, "oops", at(100 * round));
                        } else if (round % 3 == 1) {
                            repository.release(lease, at(100 * round));
                        }
                        return lease.token();
                    })
                    .collect(Collectors.toSet());

            assertThat(tokens).hasSize(20);
        }

        @ParameterizedTest
        @ValueSource(ints = {2, THREADS})
        void by_many_at_once_gives_one_lease(int workers) throws Exception {
            for (long id = 1; id <= 10; id++) {
                long jobId = upload("picture-" + id).job().id();

                List<Optional<JobLease>> leases = Race.of(workers, number -> repository.claim(jobId, T0, at(60)));

                assertThat(leases).filteredOn(Optional::isPresent).hasSize(1);
                assertThat(repository.findJob(jobId)).map(Job::attempts).contains(1);
            }
        }

        @Test
        void of_a_lapsed_lease_by_many_at_once_gives_one_lease() throws Exception {
            Job job = upload("a").job();
            claim(job, T0);

            List<Optional<JobLease>> leases = Race.of(THREADS, number -> repository.claim(1, at(60), at(120)));

            assertThat(leases).filteredOn(Optional::isPresent).hasSize(1);
            assertThat(repository.findJob(1)).map(Job::attempts).contains(2);
        }
    }

    @Nested
    class Renewing {
        @Test
        void keeps_others_away_for_longer() {
            Job job = upload("a").job();
            JobLease lease = claim(job, T0);

            assertThat(repository.renew(lease, at(100))).isTrue();

            assertThat(repository.claim(1, at(99), at(160))).isEmpty();
            assertThat(repository.takeDue(at(99), at(160), 10)).isEmpty();
            assertThat(repository.takeDue(at(100), at(160), 10)).containsExactly(1L);
            assertThat(repository.claim(1, at(100), at(160))).isPresent();
        }

        @Test
        void leaves_the_lease_good_for_everything_and_the_job_as_it_was() {
            Uploaded uploaded = upload("a");
            JobLease lease = claim(uploaded.job(), T0);
            repository.renew(lease, at(100));

            assertThat(repository.findJob(1)).contains(lease.job());
            assertThat(repository.renew(lease, at(200))).isTrue();
            assertThat(repository.complete(lease, List.of(thumb(uploaded, 10)), Optional.empty(), at(150)))
                    .isTrue();
        }

        @Test
        void against_a_claim_lets_one_of_them_have_the_job() throws Exception {
            for (long id = 1; id <= 10; id++) {
                Job job = upload("picture-" + id).job();
                JobLease lease = claim(job, T0);

                List<Boolean> won = Race.of(
                        2,
                        number -> number == 0
                                ? repository.renew(lease, at(200))
                                : repository.claim(job.id(), at(60), at(120)).isPresent());

                boolean stillMine = repository.renew(lease, at(300));
                assertThat(stillMine).isNotEqualTo(won.get(1));
            }
        }
    }

    @Nested
    class Completing {
        @Test
        void records_job_and_renditions_together() {
            Uploaded uploaded = upload("a");
            JobLease lease = claim(uploaded.job(), T0);
            NewRendition thumb = thumb(uploaded, 10);
            NewRendition card = card(uploaded, 100);

            assertThat(repository.complete(lease, List.of(thumb, card), Optional.empty(), at(5)))
                    .isTrue();

            assertThat(status(uploaded.job())).isEqualTo(JobStatus.COMPLETED);
            assertThat(repository.renditions(1))
                    .containsExactly(recorded(1, 1, thumb, at(5)), recorded(2, 1, card, at(5)));
        }

        @Test
        void adds_the_renditions_to_the_usage() {
            Uploaded uploaded = upload("a");
            complete(uploaded, thumb(uploaded, 10), card(uploaded, 100));

            assertUsage(SHOP, 1, uploaded.asset().bytes(), 2, 110);
        }

        @Test
        void with_a_perceptual_hash_gives_it_to_the_asset() {
            Uploaded uploaded = upload("a");
            PerceptualHash hash = new PerceptualHash("phash-1", 0xF00D_0000_0000_0001L);
            repository.complete(claim(uploaded.job(), T0), List.of(), Optional.of(hash), at(5));

            assertThat(repository.find(1)).map(Asset::perceptualHash).contains(Optional.of(hash));
            assertThat(repository.findByHash(SHOP, uploaded.asset().hash())).isEqualTo(repository.find(1));
        }

        @Test
        void without_a_perceptual_hash_keeps_the_one_before() {
            Uploaded uploaded = upload("a");
            PerceptualHash first = new PerceptualHash("phash-1", 1);
            PerceptualHash second = new PerceptualHash("phash-2", -1);
            repository.complete(claim(uploaded.job(), T0), List.of(), Optional.of(first), at(5));
            repository.complete(claim(reopened(1), at(6)), List.of(), Optional.empty(), at(7));
            assertThat(repository.find(1)).map(Asset::perceptualHash).contains(Optional.of(first));

            repository.complete(claim(reopened(1), at(8)), List.of(), Optional.of(second), at(9));
            assertThat(repository.find(1)).map(Asset::perceptualHash).contains(Optional.of(second));
        }

        @Test
        void again_replaces_the_rendition_of_the_same_preset_and_leaves_the_others() {
            Uploaded uploaded = upload("a");
            NewRendition card = card(uploaded, 100);
            complete(uploaded, thumb(uploaded, 10), card);
            NewRendition newThumb = new NewRendition(
                    "thumb",
                    new StorageKey("renditions/1_thumb.png"),
                    ImageFormat.PNG,
                    new Size(3, 4),
                    25,
                    90,
                    "fedcba9876543210",
                    hash("new thumb"));

            repository.complete(claim(reopened(1), at(6)), List.of(newThumb), Optional.empty(), at(7));

            assertThat(repository.renditions(1))
                    .containsExactly(recorded(1, 1, newThumb, at(7)), recorded(2, 1, card, at(1)));
        }

        @Test
        void again_lets_the_usage_follow_up_and_down() {
            Uploaded uploaded = upload("a");
            complete(uploaded, thumb(uploaded, 10), card(uploaded, 100));

            repository.complete(claim(reopened(1), at(6)), List.of(thumb(uploaded, 25)), Optional.empty(), at(7));
            assertUsage(SHOP, 1, uploaded.asset().bytes(), 2, 125);

            repository.complete(claim(reopened(1), at(8)), List.of(card(uploaded, 1)), Optional.empty(), at(9));
            assertUsage(SHOP, 1, uploaded.asset().bytes(), 2, 26);
        }

        @Test
        void again_under_the_same_key_is_no_conflict() {
            Uploaded uploaded = upload("a");
            NewRendition thumb = thumb(uploaded, 10);
            complete(uploaded, thumb);

            assertThat(repository.complete(claim(reopened(1), at(6)), List.of(thumb), Optional.empty(), at(7)))
                    .isTrue();
            assertThat(repository.renditions(1)).containsExactly(recorded(1, 1, thumb, at(7)));
        }

        @Test
        void twice_with_one_lease_is_false_the_second_time() {
            Uploaded uploaded = upload("a");
            JobLease lease = claim(uploaded.job(), T0);

            assertThat(repository.complete(lease, List.of(thumb(uploaded, 10)), Optional.empty(), at(1)))
                    .isTrue();
            assertThat(repository.complete(lease, List.of(thumb(uploaded, 99)), Optional.empty(), at(2)))
                    .isFalse();
            assertUsage(SHOP, 1, uploaded.asset().bytes(), 1, 10);
        }

        @Test
        void by_many_at_once_with_one_lease_happens_once() throws Exception {
            Uploaded uploaded = upload("a");
            JobLease lease = claim(uploaded.job(), T0);

            List<Boolean> completed = Race.of(
                    THREADS,
                    number -> repository.complete(lease, List.of(thumb(uploaded, 10)), Optional.empty(), at(1)));

            assertThat(completed).containsOnlyOnce(true);
            assertUsage(SHOP, 1, uploaded.asset().bytes(), 1, 10);
        }

        @Test
        void while_the_asset_is_deleted_leaves_neither_usage_nor_a_living_rendition() throws Exception {
            for (long id = 1; id <= 10; id++) {
                Uploaded uploaded = upload("picture-" + id);
                JobLease lease = claim(uploaded.job(), T0);
                List<NewRendition> made = List.of(thumb(uploaded, 10));

                Race.of(
                        2,
                        number -> number == 0
                                ? repository.delete(uploaded.asset().id(), at(1))
                                : repository.complete(lease, made, Optional.empty(), at(1)));

                assertUsage(SHOP, 0, 0, 0, 0);
            }
            assertThat(repository.purgeCandidates(at(9), 0, 100)).hasSize((int) repository.countRenditions(at(9)));
        }
    }

    @Nested
    class A_worker_that_lost_its_lease {
        private Uploaded uploaded;
        private JobLease lapsed;
        private JobLease lease;

        @BeforeEach
        void loseALease() {
            uploaded = upload("a");
            lapsed = claim(uploaded.job(), T0);
            lease = claim(uploaded.job(), at(60));
        }

        @Test
        void can_not_complete_the_job() {
            PerceptualHash hash = new PerceptualHash("phash-1", 5);

            assertThat(repository.complete(lapsed, List.of(thumb(uploaded, 10)), Optional.of(hash), at(61)))
                    .isFalse();
            assertThat(repository.renditions(1)).isEmpty();
            assertThat(repository.find(1)).contains(uploaded.asset());
            assertUsage(SHOP, 1, uploaded.asset().bytes(), 0, 0);
            assertNothingChanged();
        }

        @Test
        void can_not_renew_it() {
            assertThat(repository.renew(lapsed, at(999))).isFalse();
            assertNothingChanged();
        }

        @Test
        void can_not_hand_the_job_back() {
            assertThat(repository.retry(lapsed, "oops", at(61))).isFalse();
            assertThat(repository.release(lapsed, at(61))).isFalse();
            assertNothingChanged();
        }

        @Test
        void can_not_bury_the_job() {
            assertThat(repository.bury(lapsed, "oops", at(61))).isFalse();
            assertThat(repository.poisoned(0, 10)).isEmpty();
            assertNothingChanged();
        }

        @Test
        void has_lost_it_also_when_the_job_is_pending_again() {
            repository.release(lease, at(61));

            assertThat(repository.complete(lapsed, List.of(), Optional.empty(), at(62)))
                    .isFalse();
            assertThat(repository.complete(lease, List.of(), Optional.empty(), at(62)))
                    .isFalse();
            assertThat(repository.renew(lease, at(99))).isFalse();
            assertThat(repository.bury(lease, "oops", at(62))).isFalse();
            assertThat(status(uploaded.job())).isEqualTo(JobStatus.PENDING);
        }

        @Test
        void has_lost_it_also_when_the_job_is_finished() {
            repository.complete(lease, List.of(), Optional.empty(), at(61));

            assertThat(repository.retry(lapsed, "oops", at(62))).isFalse();
            assertThat(repository.retry(lease, "oops", at(62))).isFalse();
            assertThat(repository.release(lease, at(62))).isFalse();
            assertThat(status(uploaded.job())).isEqualTo(JobStatus.COMPLETED);
        }

        @Test
        void has_lost_it_also_when_the_job_is_gone() {
            repository.delete(1, at(61));
            repository.forget(1);

            assertThat(repository.complete(lease, List.of(), Optional.empty(), at(62)))
                    .isFalse();
            assertThat(repository.renew(lease, at(99))).isFalse();
            assertThat(repository.bury(lease, "oops", at(62))).isFalse();
        }

        private void assertNothingChanged() {
            assertThat(repository.findJob(1)).contains(lease.job());
            assertThat(repository.claim(1, at(119), at(200))).isEmpty();
            assertThat(repository.takeDue(at(119), at(119), 10)).isEmpty();
            assertThat(repository.complete(lease, List.of(thumb(uploaded, 10)), Optional.empty(), at(119)))
                    .isTrue();
        }
    }

    @Nested
    class A_worker_whose_lease_lapsed_unnoticed {
        @Test
        void still_completes_the_job() {
            Uploaded uploaded = upload("a");
            JobLease lease = claim(uploaded.job(), T0);

            assertThat(repository.complete(lease, List.of(thumb(uploaded, 10)), Optional.empty(), at(600)))
                    .isTrue();
            assertThat(repository.renditions(1)).hasSize(1);
        }
    }

    @Nested
    class Handing_back {
        @Test
        void to_be_tried_again_leaves_the_job_alone_until_its_time() {
            Job job = upload("a").job();

            assertThat(repository.retry(claim(job, T0), "disk full", at(30))).isTrue();

            assertThat(repository.findJob(1))
                    .contains(new Job(1, 1, JobStatus.PENDING, 1, at(30), Optional.of("disk full"), T0));
            assertThat(repository.takeDue(at(29), at(29), 10)).isEmpty();
            assertThat(repository.takeDue(at(30), at(60), 10)).containsExactly(1L);
            assertThat(claim(job, at(30)).job())
                    .isEqualTo(new Job(1, 1, JobStatus.PROCESSING, 2, at(30), Optional.of("disk full"), T0));
        }

        @Test
        void again_and_again_counts_attempts_and_keeps_the_last_error() {
            Job job = upload("a").job();
            for (int attempt = 1; attempt <= 4; attempt++) {
                repository.retry(claim(job, at(attempt)), "error " + attempt, at(attempt));
            }

            assertThat(repository.findJob(1))
                    .contains(new Job(1, 1, JobStatus.PENDING, 4, at(4), Optional.of("error 4"), T0));
        }

        @Test
        void undone_is_due_at_once_and_does_not_count() {
            Job job = upload("a").job();

            assertThat(repository.release(claim(job, at(5)), at(6))).isTrue();

            assertThat(repository.findJob(1))
                    .contains(new Job(1, 1, JobStatus.PENDING, 0, at(6), Optional.empty(), T0));
            assertThat(repository.takeDue(at(6), at(60), 10)).containsExactly(1L);
            assertThat(claim(job, at(6)).job().attempts()).isEqualTo(1);
        }

        @Test
        void undone_takes_back_only_its_own_attempt() {
            Job job = upload("a").job();
            repository.retry(claim(job, T0), "oops", at(1));
            repository.release(claim(job, at(2)), at(3));

            assertThat(repository.findJob(1))
                    .contains(new Job(1, 1, JobStatus.PENDING, 1, at(3), Optional.of("oops"), T0));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "' OR 1=1 --", "Datei ist beschädigt: 写真 \uD83D\uDC08\nline two"})
        void keeps_the_error_as_it_is(String error) {
            repository.retry(claim(upload("a").job(), T0), error, at(1));

            assertThat(repository.findJob(1)).map(Job::lastError).contains(Optional.of(error));
        }

        @Test
        void with_an_error_too_long_to_keep_cuts_it_and_goes_on() {
            String error = "x" + "\uD83D\uDC08".repeat(50_000);

            assertThat(repository.retry(claim(upload("a").job(), T0), error, at(1)))
                    .isTrue();
            assertBeginningOf(
                    error, repository.findJob(1).orElseThrow().lastError().orElseThrow());
        }

        @Test
        void with_an_error_of_odd_characters_goes_on() {
            assertThat(repository.retry(claim(upload("a").job(), T0), "torn \u0000 pair \uD83D", at(1)))
                    .isTrue();
            assertThat(repository.findJob(1).orElseThrow().lastError().orElseThrow())
                    .startsWith("torn ");
        }
    }

    @Nested
    class Burying {
        @Test
        void fails_the_job_and_records_a_poison_job() {
            Uploaded uploaded = upload("a");
            repository.retry(claim(uploaded.job(), T0), "oops", at(1));

            assertThat(repository.bury(claim(uploaded.job(), at(2)), "broken", at(3)))
                    .isTrue();

            assertThat(repository.findJob(1))
                    .contains(new Job(1, 1, JobStatus.FAILED, 2, at(1), Optional.of("broken"), T0));
            assertThat(repository.poisoned(0, 10)).containsExactly(new PoisonJob(1, 1, 1, 2, "broken", at(3)));
            assertThat(repository.takeDue(at(999), at(999), 10)).isEmpty();
            assertThat(repository.find(1)).contains(uploaded.asset());
        }

        @Test
        void twice_with_one_lease_is_false_the_second_time() {
            JobLease lease = claim(upload("a").job(), T0);

            assertThat(repository.bury(lease, "broken", at(1))).isTrue();
            assertThat(repository.bury(lease, "broken", at(2))).isFalse();
            assertThat(repository.poisoned(0, 10)).hasSize(1);
        }

        @Test
        void against_completing_lets_one_of_them_have_the_job() throws Exception {
            for (long id = 1; id <= 10; id++) {
                Uploaded uploaded = upload("picture-" + id);
                JobLease lease = claim(uploaded.job(), T0);

                List<Boolean> done = Race.of(
                        2,
                        number -> number == 0
                                ? repository.bury(lease, "broken", at(1))
                                : repository.complete(lease, List.of(thumb(uploaded, 10)), Optional.empty(), at(1)));

                assertThat(done).containsOnlyOnce(true);
                assertThat(status(uploaded.job())).isEqualTo(done.get(0) ? JobStatus.FAILED : JobStatus.COMPLETED);
            }
            assertThat(repository.poisoned(0, 100).size() + repository.countRenditions(at(9)))
                    .isEqualTo(10);
        }

        @Test
        void with_an_error_too_long_to_keep_cuts_it_and_goes_on() {
            String error = "\uD83D\uDC08".repeat(50_000);

            assertThat(repository.bury(claim(upload("a").job(), T0), error, at(1)))
                    .isTrue();
            assertBeginningOf(error, repository.poisoned(0, 1).get(0).error());
            assertBeginningOf(
                    error, repository.findJob(1).orElseThrow().lastError().orElseThrow());
        }

        @Test
        void with_an_error_of_odd_characters_goes_on() {
            assertThat(repository.bury(claim(upload("a").job(), T0), "torn \u0000 pair \uDC08", at(1)))
                    .isTrue();
            assertThat(repository.poisoned(0, 1).get(0).error()).startsWith("torn ");
        }

        @Test
        void shows_poison_jobs_in_pages() {
            for (int i = 1; i <= 5; i++) {
                repository.bury(claim(upload("picture-" + i).job(), T0), "broken " + i, at(i));
            }

            assertPages(after -> repository.poisoned(after, 2), PoisonJob::id, List.of(1L, 2L, 3L, 4L, 5L));
            assertThat(repository.poisoned(2, 1)).containsExactly(new PoisonJob(3, 3, 3, 1, "broken 3", at(3)));
            assertThat(repository.poisoned(5, 2)).isEmpty();
        }
    }

    @Nested
    class Redriving {
        @Test
        void opens_a_new_job_and_removes_the_poison_job() {
            repository.bury(claim(upload("a").job(), T0), "broken", at(1));

            assertThat(repository.redrive(1, at(5)))
                    .contains(new Job(2, 1, JobStatus.PENDING, 0, at(5), Optional.empty(), at(5)));
            assertThat(repository.poisoned(0, 10)).isEmpty();
            assertThat(repository.latestJob(1)).map(Job::id).contains(2L);
            assertThat(repository.takeDue(at(5), at(60), 10)).containsExactly(2L);
        }

        @Test
        void gives_the_unfinished_job_if_there_is_one() {
            repository.bury(claim(upload("a").job(), T0), "broken", at(1));
            Job job = repository.reopen(1, at(2)).orElseThrow();

            assertThat(repository.redrive(1, at(5))).contains(job);
            assertThat(repository.poisoned(0, 10)).isEmpty();
        }

        @Test
        void is_empty_for_what_is_not_there() {
            repository.bury(claim(upload("a").job(), T0), "broken", at(1));
            repository.redrive(1, at(5));

            assertThat(repository.redrive(1, at(6))).isEmpty();
            assertThat(repository.redrive(2, at(6))).isEmpty();
            assertThat(repository.findJob(3)).isEmpty();
        }

        @Test
        void removes_the_poison_job_also_if_the_asset_is_gone() {
            repository.bury(claim(upload("a").job(), T0), "broken", at(1));
            repository.delete(1, at(2));

            assertThat(repository.redrive(1, at(5))).isEmpty();
            assertThat(repository.poisoned(0, 10)).isEmpty();
            assertThat(repository.findJob(2)).isEmpty();
        }

        @Test
        void leaves_other_poison_jobs() {
            repository.bury(claim(upload("a").job(), T0), "broken", at(1));
            repository.bury(claim(upload("b").job(), T0), "broken", at(1));
            repository.redrive(1, at(5));

            assertThat(repository.poisoned(0, 10)).extracting(PoisonJob::jobId).containsExactly(2L);
        }

        @Test
        void by_many_at_once_happens_once() throws Exception {
            repository.bury(claim(upload("a").job(), T0), "broken", at(1));

            List<Optional<Job>> jobs = Race.of(THREADS, number -> repository.redrive(1, at(5)));

            assertThat(jobs).filteredOn(Optional::isPresent).hasSize(1);
            assertThat(repository.findJob(3)).isEmpty();
        }
    }

    @Nested
    class Taking_what_is_due {
        @Test
        void gives_pending_jobs_whose_time_has_come() {
            Job due = upload("a").job();
            Job later = upload("b").job();
            repository.retry(claim(later, T0), "oops", at(30));

            assertThat(repository.takeDue(at(29), at(30), 10)).containsExactly(due.id());
        }

        @Test
        void gives_jobs_whose_lease_has_lapsed() {
            Job job = upload("a").job();
            claim(job, T0);

            assertThat(repository.takeDue(at(59), at(59), 10)).isEmpty();
            assertThat(repository.takeDue(at(60), at(120), 10)).containsExactly(job.id());
        }

        @Test
        void gives_those_due_longest_first() {
            Job first = upload("a").job();
            Job second = upload("b").job();
            Job third = upload("c").job();
            Job fourth = upload("d").job();
            repository.retry(claim(first, T0), "oops", at(40));
            claim(second, T0);
            repository.retry(claim(third, T0), "oops", at(20));

            assertThat(repository.takeDue(at(100), at(200), 10))
                    .containsExactly(fourth.id(), third.id(), first.id(), second.id());
        }

        @Test
        void gives_jobs_of_the_same_age_by_id() {
            List<Long> ids = LongStream.rangeClosed(1, 5)
                    .mapToObj(i -> upload("picture-" + i).job().id())
                    .toList();

            assertThat(repository.takeDue(T0, at(60), 10)).containsExactlyElementsOf(ids);
        }

        @Test
        void gives_no_more_than_asked_for_and_the_rest_the_next_time() {
            for (int i = 1; i <= 5; i++) {
                upload("picture-" + i);
            }

            assertThat(repository.takeDue(T0, at(60), 2)).containsExactly(1L, 2L);
            assertThat(repository.takeDue(T0, at(60), 2)).containsExactly(3L, 4L);
            assertThat(repository.takeDue(T0, at(60), 2)).containsExactly(5L);
            assertThat(repository.takeDue(T0, at(60), 2)).isEmpty();
        }

        @Test
        void keeps_quiet_about_a_job_until_the_given_time() {
            upload("a");
            repository.takeDue(T0, at(30), 10);

            assertThat(repository.takeDue(at(29), at(60), 10)).isEmpty();
            assertThat(repository.takeDue(at(30), at(60), 10)).containsExactly(1L);
            assertThat(repository.takeDue(at(59), at(90), 10)).isEmpty();
        }

        @Test
        void lets_a_quiet_job_queue_up_behind_those_that_came_due_meanwhile() {
            Job returned = upload("a").job();
            repository.takeDue(T0, at(30), 10);
            Job meanwhile = ((Uploaded) repository.register(picture(SHOP, "b"), at(10))).job();

            assertThat(repository.takeDue(at(40), at(90), 10)).containsExactly(meanwhile.id(), returned.id());
        }

        @Test
        void does_not_keep_quiet_about_a_job_whose_state_has_changed() {
            Job job = upload("a").job();
            repository.takeDue(T0, at(600), 10);

            repository.release(claim(job, at(1)), at(2));
            assertThat(repository.takeDue(at(2), at(600), 10)).containsExactly(1L);

            repository.retry(claim(job, at(3)), "oops", at(10));
            assertThat(repository.takeDue(at(10), at(600), 10)).containsExactly(1L);

            claim(job, at(11));
            assertThat(repository.takeDue(at(71), at(600), 10)).containsExactly(1L);
        }

        @Test
        void leaves_a_quiet_job_to_be_claimed() {
            Job job = upload("a").job();
            repository.takeDue(T0, at(600), 10);

            assertThat(repository.claim(job.id(), at(1), at(61))).isPresent();
        }

        @Test
        void changes_nothing_that_can_be_seen_of_a_job() {
            Job job = upload("a").job();
            repository.takeDue(T0, at(600), 10);

            assertThat(repository.findJob(1)).contains(job);
        }

        @Test
        void gives_no_finished_job() {
            complete(upload("a"));
            repository.bury(claim(upload("b").job(), T0), "broken", at(1));

            assertThat(repository.takeDue(at(9999), at(99_999), 10)).isEmpty();
        }

        @Test
        void by_many_at_once_misses_none_and_quiet_holds_after() throws Exception {
            List<Long> ids = LongStream.rangeClosed(1, 40)
                    .mapToObj(i -> upload("picture-" + i).job().id())
                    .toList();

            List<List<Long>> taken = Race.of(4, number -> {
                List<Long> all = new ArrayList<>();
                List<Long> page = repository.takeDue(at(1), at(60), 7);
                while (!page.isEmpty()) {
                    all.addAll(page);
                    page = repository.takeDue(at(1), at(60), 7);
                }
                return all;
            });
            List<Long> together = new ArrayList<>();
            taken.forEach(together::addAll);
            together.addAll(repository.takeDue(at(1), at(60), 100));

            assertThat(together).hasSameElementsAs(ids);
            assertThat(repository.takeDue(at(59), at(99), 100)).isEmpty();
        }
    }

    @Nested
    class Usage {
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

    private static Instant at(long seconds) {
        return T0.plusSeconds(seconds);
    }

    private static ContentHash hash(String text) {
        return ContentHash.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static NewAsset picture(String tenant, String content) {
        return picture(tenant, content, content);
    }

    /** @param upload different for every upload, also of the same content */
    private static NewAsset picture(String tenant, String content, String upload) {
        ContentHash hash = hash(content);
        StorageKey key = new StorageKey(
                "originals/" + tenant + "/" + hash + "-" + hash(upload).hex().substring(0, 8));
        ImageInfo image = new ImageInfo(ImageFormat.JPEG, new Size(640, 480), 6, ColorSpace.RGB);
        return new NewAsset(tenant, content + ".jpg", hash, key, 1000 + content.length(), image);
    }

    private static NewRendition thumb(Uploaded uploaded, long bytes) {
        return rendition("thumb", uploaded, new Size(100, 75), bytes);
    }

    private static NewRendition card(Uploaded uploaded, long bytes) {
        return rendition("card", uploaded, new Size(400, 300), bytes);
    }

    private static NewRendition rendition(String preset, Uploaded uploaded, Size size, long bytes) {
        StorageKey key = new StorageKey("renditions/" + uploaded.asset().id() + "_" + preset + ".jpg");
        return new NewRendition(
                preset, key, ImageFormat.JPEG, size, bytes, 85, "0123456789abcdef", hash(preset + bytes));
    }

    private static Rendition recorded(long id, long assetId, NewRendition made, Instant createdAt) {
        return new Rendition(
                id,
                assetId,
                made.preset(),
                made.key(),
                made.format(),
                made.size(),
                made.bytes(),
                made.quality(),
                made.fingerprint(),
                made.hash(),
                createdAt);
    }

    private Uploaded upload(String content) {
        return upload(picture(SHOP, content));
    }

    private Uploaded upload(NewAsset asset) {
        UploadResult result = repository.register(asset, T0);
        assertThat(result).isInstanceOf(Uploaded.class);
        return (Uploaded) result;
    }

    private JobLease claim(Job job, Instant now) {
        return repository.claim(job.id(), now, now.plus(TERM)).orElseThrow();
    }

    private Job reopened(long assetId) {
        return repository.reopen(assetId, at(6)).orElseThrow();
    }

    /** Completes a new upload's job one second after it came in. */
    private void complete(Uploaded uploaded, NewRendition... made) {
        assertThat(repository.complete(claim(uploaded.job(), T0), List.of(made), Optional.empty(), at(1)))
                .isTrue();
    }

    private JobStatus status(Job job) {
        return repository.findJob(job.id()).orElseThrow().status();
    }

    private void assertUsage(String tenant, long assets, long assetBytes, long renditions, long renditionBytes) {
        TenantUsage usage = repository.usage(tenant).orElseThrow();
        assertThat(usage).isEqualTo(new TenantUsage(usage.tenant(), assets, assetBytes, renditions, renditionBytes));
        assertThat(usage.tenant().name()).isEqualTo(tenant);
    }

    private static void assertBeginningOf(String whole, String kept) {
        assertThat(whole).startsWith(kept);
        assertThat(kept).hasSizeGreaterThan(500);
        assertThat(Character.isHighSurrogate(kept.charAt(kept.length() - 1))).isFalse();
    }

    /** Pages of two, each starting after the last id of the one before, until one is shorter. */
    private static <T> void assertPages(LongFunction<List<T>> pages, ToLongFunction<T> id, List<Long> expected) {
        List<Long> seen = new ArrayList<>();
        List<T> page = pages.apply(0);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            page.forEach(row -> seen.add(id.applyAsLong(row)));
            page = page.size() < 2 ? List.of() : pages.apply(seen.get(seen.size() - 1));
        }
        assertThat(seen).containsExactlyElementsOf(expected);
    }
}
