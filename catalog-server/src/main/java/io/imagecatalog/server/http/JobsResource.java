package io.imagecatalog.server.http;

import io.imagecatalog.JobService;
import io.imagecatalog.model.PoisonJob;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows how jobs stand, lists those that failed for good, and gives them a second chance. */
final class JobsResource {
    private static final int PAGE = 100;
    private static final int MAX_PAGE = 1000;

    private final JobService jobs;
    private final Json json;

    JobsResource(JobService jobs, Json json) {
        this.jobs = jobs;
        this.json = json;
    }

    void route(RoutesConfig routes) {
        GetRoute.at(routes, "/jobs/poison", this::poisoned, Need.OPERATIONS_KEY);
        routes.post("/jobs/poison/{id}/retry", this::retry, Need.OPERATIONS_KEY);
        GetRoute.at(routes, "/jobs/{id}", this::job, Need.KEY_OF_JOB);
    }

    private void job(Context ctx) {
        long id = new RequestValues(ctx).id();
        json.write(ctx, jobs.find(id).map(JobBody::of).orElseThrow(() -> Absence.ofJob(id)));
    }

    private void poisoned(Context ctx) {
        RequestValues values = new RequestValues(ctx);
        long after = values.number("after", 0, 0, Long.MAX_VALUE);
        int limit = (int) values.number("limit", PAGE, 1, MAX_PAGE);
        json.write(ctx, PoisonJobsBody.of(jobs.poisoned(after, limit), limit));
    }

    private void retry(Context ctx) {
        long id = new RequestValues(ctx).id();
        JobBody body = jobs.redrive(id)
                .map(JobBody::of)
                .orElseThrow(() -> ProblemException.notFound("There is no poison job " + id));
        json.write(ctx, 202, body);
    }

    /** @param nextAfter where the next page begins; {@code null} if this is the last */
    private record PoisonJobsBody(
            List<PoisonJobBody> poisonJobs, @Nullable Long nextAfter) {

        static PoisonJobsBody of(List<PoisonJob> page, int limit) {
            Long next = page.size() < limit ? null : page.get(page.size() - 1).id();
            return new PoisonJobsBody(page.stream().map(PoisonJobBody::of).toList(), next);
        }
    }

    private record PoisonJobBody(long id, long jobId, long assetId, int attempts, String error, String failedAt) {

        static PoisonJobBody of(PoisonJob job) {
            return new PoisonJobBody(
                    job.id(),
                    job.jobId(),
                    job.assetId(),
                    job.attempts(),
                    job.error(),
                    Timestamps.format(job.failedAt()));
        }
    }
}
