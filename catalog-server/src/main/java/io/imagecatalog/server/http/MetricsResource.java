package io.imagecatalog.server.http;

import io.imagecatalog.UsageService;
import io.imagecatalog.model.TenantUsage;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** Counts what tenants store. */
final class MetricsResource {
    private final UsageService usage;
    private final Json json;

    MetricsResource(UsageService usage, Json json) {
        this.usage = usage;
        this.json = json;
    }

    void route(RoutesConfig routes) {
        GetRoute.at(routes, "/metrics", this::all, Need.OPERATIONS_KEY);
        GetRoute.at(routes, "/metrics/tenant/{name}", this::tenant, Need.KEY_OF_TENANT);
    }

    private void all(Context ctx) {
        json.write(ctx, new TenantsBody(usage.all().stream().map(UsageBody::of).toList()));
    }

    private void tenant(Context ctx) {
        String name = new RequestValues(ctx).tenant();
        UsageBody body = usage.of(name).map(UsageBody::of).orElseThrow(() -> Absence.ofTenant(name));
        json.write(ctx, body);
    }

    private record TenantsBody(List<UsageBody> tenants) {}

    private record UsageBody(
            long tenantId,
            String tenantName,
            long assetCount,
            long renditionCount,
            long totalBytes,
            long assetBytes,
            long renditionBytes) {

        static UsageBody of(TenantUsage usage) {
            return new UsageBody(
                    usage.tenant().id(),
                    usage.tenant().name(),
                    usage.assetCount(),
                    usage.renditionCount(),
                    usage.totalBytes(),
                    usage.assetBytes(),
                    usage.renditionBytes());
        }
    }
}
