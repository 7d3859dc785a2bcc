package io.imagecatalog.server.http;

import io.imagecatalog.model.Job;
import java.util.Optional;

/** Says that an asset, what is made of it, a job or a tenant is not there, and whether it may yet come. */
final class Absence {
    private static final int RETRY_SECONDS = 1;

    private Absence() {}

    static ProblemException ofAsset(long id) {
        return ProblemException.notFound("There is no asset " + id);
    }

    static ProblemException ofJob(long id) {
        return ProblemException.notFound("There is no job " + id);
    }

    static ProblemException ofTenant(String name) {
        return ProblemException.notFound("There is no tenant '" + name + "'");
    }

    /**
     * Of what is made when an asset is rendered.
     *
     * @param subject what is not rendered
     * @param job the asset's newest
     * @param otherwise what to say if the job neither lives nor failed
     */
    static ProblemException ofRendered(String subject, Optional<Job> job, String otherwise) {
        ProblemException missing = ProblemException.notFound(otherwise);
        return job.map(newest -> ofRendered(subject, newest, missing)).orElse(missing);
    }

    private static ProblemException ofRendered(String subject, Job job, ProblemException missing) {
        return switch (job.status()) {
            case PENDING, PROCESSING ->
                ProblemException.notFoundYet(
                        subject + " is not rendered yet; its job is "
                                + job.status().label(),
                        RETRY_SECONDS);
            case FAILED ->
                ProblemException.notFound(subject + " could not be rendered"
                        + job.lastError().map(error -> ": " + error).orElse(""));
            case COMPLETED -> missing;
        };
    }
}
