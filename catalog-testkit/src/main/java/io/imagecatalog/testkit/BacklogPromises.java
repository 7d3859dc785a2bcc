package io.imagecatalog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobBacklog;
import io.imagecatalog.model.NewAsset;
import io.imagecatalog.model.RequestId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a repository promises to those who look after it: how many jobs are not done, and which request asked for them. */
abstract class BacklogPromises extends RetryPromises {
    @Nested
    class The_backlog {
        @Test
        void is_nothing_at_first_and_when_all_is_done() {
            assertThat(repository.backlog()).isEqualTo(new JobBacklog(0, 0, 0, Optional.empty()));

            complete(upload("a"));

            assertThat(repository.backlog()).isEqualTo(new JobBacklog(0, 0, 0, Optional.empty()));
        }

        @Test
        void counts_jobs_by_what_they_wait_for() {
            upload("a");
            upload("b");
            claim(upload("c").job(), T0);
            repository.bury(claim(upload("d").job(), T0), "broken", at(1));
            repository.delete(upload("e").asset().id(), at(1));

            assertThat(repository.backlog()).isEqualTo(new JobBacklog(2, 1, 1, Optional.of(T0)));
        }

        @Test
        void tells_when_the_first_pending_job_was_or_will_be_due() {
            repository.retry(claim(upload("a").job(), T0), "oops", at(8));
            repository.retry(claim(upload("b").job(), T0), "oops", at(4));

            JobBacklog backlog = repository.backlog();

            assertThat(backlog.firstDue()).contains(at(4));
            assertThat(backlog.oldest(at(3))).isEqualTo(Duration.ZERO);
            assertThat(backlog.oldest(at(10))).isEqualTo(Duration.ofSeconds(6));
        }

        @Test
        void is_as_old_as_before_after_a_sweep() {
            upload("a");

            repository.takeDue(at(5), at(60), 10);

            assertThat(repository.backlog().firstDue()).contains(T0);
        }

        @Test
        void forgets_a_poison_job_that_is_redriven() {
            repository.bury(claim(upload("a").job(), T0), "broken", at(1));

            repository.redrive(1, at(9));

            assertThat(repository.backlog()).isEqualTo(new JobBacklog(1, 0, 0, Optional.of(at(9))));
        }
    }

    @Nested
    class A_request_id {
        private static final Optional<RequestId> ID = Optional.of(new RequestId("0af7651916cd43dd.8448-eb211c80319c"));

        @Test
        void of_an_upload_stays_with_its_job() {
            Job job = upload(asked(picture(SHOP, "a"))).job();

            assertThat(job.requestId()).isEqualTo(ID);
            assertThat(claim(job, T0).job().requestId()).isEqualTo(ID);
            assertThat(repository.findJob(1)).map(Job::requestId).contains(ID);
            assertThat(repository.latestJob(1)).map(Job::requestId).contains(ID);
        }

        @Test
        void stays_through_attempts() {
            Job job = upload(asked(picture(SHOP, "a"))).job();
            repository.retry(claim(job, T0), "oops", at(1));

            assertThat(claim(job, at(1)).job().requestId()).isEqualTo(ID);
        }

        @Test
        void of_whoever_reopens_an_asset_goes_to_the_new_job_alone() {
            complete(upload("a"));

            assertThat(repository.reopen(1, ID, at(5)).orElseThrow().requestId())
                    .isEqualTo(ID);
            assertThat(repository.findJob(2)).map(Job::requestId).contains(ID);
            assertThat(repository.findJob(1)).map(Job::requestId).contains(Optional.empty());
        }

        @Test
        void of_whoever_comes_while_a_job_is_open_changes_nothing() {
            upload("a");

            assertThat(repository.reopen(1, ID, at(5)).orElseThrow().requestId())
                    .isEmpty();
        }

        @Test
        void of_whoever_redrives_goes_to_the_new_job() {
            repository.bury(claim(upload("a").job(), T0), "broken", at(1));

            assertThat(repository.redrive(1, ID, at(9)).orElseThrow().requestId())
                    .isEqualTo(ID);
            assertThat(repository.findJob(2)).map(Job::requestId).contains(ID);
        }

        @Test
        void may_be_as_long_as_any() {
            Optional<RequestId> longest = Optional.of(new RequestId("x".repeat(RequestId.MAX_LENGTH)));
            complete(upload("a"));
            repository.reopen(1, longest, at(5));

            assertThat(repository.findJob(2)).map(Job::requestId).contains(longest);
        }

        private NewAsset asked(NewAsset asset) {
            return new NewAsset(
                    asset.tenant(), asset.filename(), asset.hash(), asset.original(), asset.bytes(), asset.image(), ID);
        }
    }
}
