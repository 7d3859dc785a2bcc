package io.imagecatalog.server.runtime;

import io.imagecatalog.model.Job;
import io.imagecatalog.spi.CatalogListener;
import org.slf4j.MDC;

/** Has all that a worker's thread logs carry the job that it is for, and the request which that comes from. */
final class LoggedJobs implements CatalogListener {
    private static final String REQUEST = "request_id";
    private static final String JOB = "job_id";
    private static final String ASSET = "asset_id";

    @Override
    public void attemptStarted(Job job) {
        job.requestId().ifPresent(id -> MDC.put(REQUEST, id.value()));
        MDC.put(JOB, Long.toString(job.id()));
        MDC.put(ASSET, Long.toString(job.assetId()));
    }

    @Override
    public void attemptEnded(Job job) {
        MDC.remove(REQUEST);
        MDC.remove(JOB);
        MDC.remove(ASSET);
    }
}
