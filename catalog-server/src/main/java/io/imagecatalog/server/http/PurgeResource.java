package io.imagecatalog.server.http;

import io.imagecatalog.PurgeService;
import io.imagecatalog.model.PurgeReport;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deletes what nobody can reach any more; without {@code dry_run=false} it only looks. */
final class PurgeResource {
    private static final int DEFAULT_DAYS = 30;
    private static final int MAX_DAYS = 36_500;

    private final PurgeService purges;
    private final Json json;

    PurgeResource(PurgeService purges, Json json) {
        this.purges = purges;
        this.json = json;
    }

    void route(RoutesConfig routes) {
        routes.post("/purge", this::purge, Need.OPERATIONS_KEY);
    }

    private void purge(Context ctx) {
        RequestValues values = new RequestValues(ctx);
        boolean dryRun = values.flag("dry_run", true);
        long days = values.number("days", DEFAULT_DAYS, 0, MAX_DAYS);
        Duration age = Duration.ofDays(days);
        json.write(ctx, PurgeBody.of(days, dryRun ? purges.dryRun(age) : purges.purge(age)));
    }

    private record PurgeBody(
            boolean dryRun,
            long purgeDays,
            String cutoffDate,
            long renditionsFound,
            long renditionsToDelete,
            long deletedCount,
            long deletedBytes,
            @Nullable List<String> errors,
            long reclaimableBytes,
            long originalsFound,
            long originalsDeleted,
            long orphansFound,
            long orphansDeleted) {

        static PurgeBody of(long days, PurgeReport report) {
            return new PurgeBody(
                    report.dryRun(),
                    days,
                    Timestamps.format(report.cutoff()),
                    report.renditionsFound(),
                    report.renditionsToDelete(),
                    report.renditionsDeleted(),
                    report.deletedBytes(),
                    report.errors().isEmpty() ? null : report.errors(),
                    report.reclaimableBytes(),
                    report.originalsFound(),
                    report.originalsDeleted(),
                    report.orphansFound(),
                    report.orphansDeleted());
        }
    }
}
