package io.imagecatalog.server.http;

import io.imagecatalog.AssetService;
import io.imagecatalog.UsageService;
import io.imagecatalog.model.Asset;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists what a tenant has, the newest first. */
final class TenantResource {
    private static final int PAGE = 100;

    private final AssetService assets;
    private final UsageService usage;
    private final Json json;

    TenantResource(AssetService assets, UsageService usage, Json json) {
        this.assets = assets;
        this.usage = usage;
        this.json = json;
    }

    void route(RoutesConfig routes) {
        GetRoute.at(routes, "/retrieve/tenant/{name}/assets", this::assets, Need.KEY_OF_TENANT);
    }

    private void assets(Context ctx) {
        RequestValues values = new RequestValues(ctx);
        String tenant = values.tenant();
        long before = values.number("before", Long.MAX_VALUE, 0, Long.MAX_VALUE);
        int limit = (int) values.number("limit", PAGE, 1, AssetService.MAX_PAGE);
        List<Asset> page = assets.newest(tenant, before, limit);
        if (page.isEmpty() && usage.of(tenant).isEmpty()) {
            throw Absence.ofTenant(tenant);
        }
        json.write(ctx, AssetsBody.of(tenant, page, limit));
    }

    /** @param nextBefore where the next page begins; {@code null} if this is the last */
    private record AssetsBody(
            String tenantName,
            List<EntryBody> assets,
            @Nullable Long nextBefore) {

        static AssetsBody of(String tenant, List<Asset> page, int limit) {
            Long next = page.size() < limit ? null : page.get(page.size() - 1).id();
            return new AssetsBody(tenant, page.stream().map(EntryBody::of).toList(), next);
        }
    }

    private record EntryBody(
            long assetId,
            String filename,
            String contentHash,
            int width,
            int height,
            long bytes,
            String format,
            String mediaType,
            String createdAt) {

        static EntryBody of(Asset asset) {
            return new EntryBody(
                    asset.id(),
                    asset.filename(),
                    asset.hash().hex(),
                    asset.image().size().width(),
                    asset.image().size().height(),
                    asset.bytes(),
                    asset.image().format().name(),
                    asset.image().format().mediaType(),
                    Timestamps.format(asset.createdAt()));
        }
    }
}
