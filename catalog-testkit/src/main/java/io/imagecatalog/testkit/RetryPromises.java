package io.imagecatalog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobLease;
import io.imagecatalog.model.JobStatus;
import io.imagecatalog.model.PoisonJob;
import io.imagecatalog.model.UploadResult.Uploaded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a repository promises about jobs that are not done yet, or never will be. */
abstract class RetryPromises extends LeasePromises {
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
        void again_takes_the_place_of_the_poison_job_before() {
            Uploaded uploaded = upload("a");
            repository.bury(claim(uploaded.job(), T0), "broken", at(1));
            Job again = repository.reopen(1, at(2)).orElseThrow();
            repository.bury(claim(again, at(3)), "still broken", at(4));

            assertThat(repository.poisoned(0, 10)).extracting(PoisonJob::error).containsExactly("still broken");
        }

        @Test
        void is_forgotten_once_the_asset_is_rendered_after_all() {
            Uploaded uploaded = upload("a");
            Uploaded other = upload("b");
            repository.bury(claim(uploaded.job(), T0), "broken", at(1));
            repository.bury(claim(other.job(), T0), "broken too", at(1));
            Job again = repository.reopen(1, at(2)).orElseThrow();
            repository.complete(claim(again, at(3)), List.of(thumb(uploaded, 10)), Optional.empty(), at(4));

            assertThat(repository.poisoned(0, 10)).extracting(PoisonJob::error).containsExactly("broken too");
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
            for (long id = 1; id <= ROUNDS; id++) {
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
                    .isEqualTo(ROUNDS);
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
            for (long assetId = 1; assetId <= ROUNDS; assetId++) {
                repository.bury(claim(upload("picture-" + assetId).job(), T0), "broken", at(1));
                long poisonId = assetId;

                List<Optional<Job>> jobs = Race.of(THREADS, number -> repository.redrive(poisonId, at(5)));

                assertThat(jobs).filteredOn(Optional::isPresent).hasSize(1);
            }
            assertThat(repository.takeDue(at(5), at(60), 100)).hasSize(ROUNDS);
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
}
