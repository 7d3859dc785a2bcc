package io.imagecatalog.server.http;

import io.imagecatalog.AssetDetails;
import io.imagecatalog.AssetService;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Hands out what is known of an asset, deletes it, and has it rendered again. */
final class RetrieveResource {
    private final AssetService assets;
    private final Json json;

    RetrieveResource(AssetService assets, Json json) {
        this.assets = assets;
        this.json = json;
    }

    void route(RoutesConfig routes) {
        GetRoute.at(routes, "/retrieve/asset/{id}", this::asset, Need.KEY_OF_ASSET);
        routes.delete("/retrieve/asset/{id}", this::delete, Need.KEY_OF_ASSET);
        routes.post("/retrieve/asset/{id}/regenerate", this::regenerate, Need.KEY_OF_ASSET);
    }

    private void asset(Context ctx) {
        long id = new RequestValues(ctx).id();
        AssetDetails details = assets.details(id).orElseThrow(() -> Absence.ofAsset(id));
        json.write(ctx, AssetBody.of(details));
    }

    private void delete(Context ctx) {
        long id = new RequestValues(ctx).id();
        if (!assets.delete(id)) {
            throw Absence.ofAsset(id);
        }
        NoBody.answer(ctx, 204);
    }

    private void regenerate(Context ctx) {
        long id = new RequestValues(ctx).id();
        json.write(ctx, 202, JobBody.of(assets.regenerate(id).orElseThrow(() -> Absence.ofAsset(id))));
    }
}
