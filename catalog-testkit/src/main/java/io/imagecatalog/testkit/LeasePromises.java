package io.imagecatalog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobLease;
import io.imagecatalog.model.JobStatus;
import io.imagecatalog.model.NewRendition;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.Size;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.UploadResult.Uploaded;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a repository promises to the worker that has a lease on a job, and to the one that lost it. */
abstract class LeasePromises extends AssetPromises {
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
        void counts_the_leases_of_an_asset_over_all_its_jobs() {
            Uploaded uploaded = upload("a");
            JobLease first = claim(uploaded.job(), T0);
            repository.retry(first, "oops", at(1));
            JobLease second = claim(uploaded.job(), at(2));
            repository.complete(second, List.of(thumb(uploaded, 10)), Optional.empty(), at(3));
            JobLease third = claim(repository.reopen(1, at(4)).orElseThrow(), at(5));
            JobLease ofAnother = claim(upload("b").job(), at(6));

            assertThat(List.of(first, second, third))
                    .extracting(JobLease::token)
                    .containsExactly(1L, 2L, 3L);
            assertThat(ofAnother.token()).isEqualTo(1);
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
            for (long id = 1; id <= ROUNDS; id++) {
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
            for (long id = 1; id <= ROUNDS; id++) {
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
                    Optional.empty(),
                    "fedcba9876543210",
                    hash("new thumb"));

            repository.complete(claim(reopened(1), at(6)), List.of(newThumb), Optional.empty(), at(7));

            assertThat(repository.renditions(1))
                    .containsExactly(recorded(1, 1, newThumb, at(7)), recorded(2, 1, card, at(1)));
        }

        @Test
        void keeps_how_faithful_each_rendition_is_if_it_was_measured() {
            Uploaded uploaded = upload("a");
            NewRendition unmeasured = thumb(uploaded, 10);
            NewRendition lossy = measured(card(uploaded, 100), 38.126953125, 0.9876543210123456);
            NewRendition lossless = measured(zoom(uploaded, 1000), Double.POSITIVE_INFINITY, 1);

            complete(uploaded, unmeasured, lossy, lossless);

            assertThat(repository.renditions(1))
                    .containsExactly(
                            recorded(1, 1, unmeasured, at(1)),
                            recorded(2, 1, lossy, at(1)),
                            recorded(3, 1, lossless, at(1)));
        }

        @Test
        void again_replaces_how_faithful_a_rendition_is() {
            Uploaded uploaded = upload("a");
            NewRendition thumb = thumb(uploaded, 10);
            NewRendition lossless = measured(thumb, Double.POSITIVE_INFINITY, 1);
            NewRendition lossy = measured(thumb, 41.5, -0.25);
            complete(uploaded, lossless);

            long second = 6;
            for (NewRendition next : List.of(lossy, lossless, thumb, lossy)) {
                repository.complete(claim(reopened(1), at(second)), List.of(next), Optional.empty(), at(second));
                assertThat(repository.renditions(1)).containsExactly(recorded(1, 1, next, at(second)));
                second++;
            }
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
            for (long id = 1; id <= ROUNDS; id++) {
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
}
