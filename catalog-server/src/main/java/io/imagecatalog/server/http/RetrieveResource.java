package io.imagecatalog.server.http;

import io.imagecatalog.AssetDetails;
import io.imagecatalog.AssetService;
import io.imagecatalog.PictureFile;
import io.imagecatalog.model.Asset;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.util.Optional;

/** Hands out what is known of an asset, its original and its renditions; deletes it, and has it rendered again. */
final class RetrieveResource {
    private final AssetService assets;
    private final Json json;

    RetrieveResource(AssetService assets, Json json) {
        this.assets = assets;
        this.json = json;
    }

    void route(RoutesConfig routes) {
        GetRoute.at(routes, "/retrieve/asset/{id}", this::asset);
        GetRoute.at(routes, "/retrieve/original/{id}", this::original);
        GetRoute.at(routes, "/retrieve/rendition/{id}/{preset}", this::rendition);
        routes.delete("/retrieve/asset/{id}", this::delete);
        routes.post("/retrieve/asset/{id}/regenerate", this::regenerate);
    }

    private void asset(Context ctx) {
        json.write(ctx, AssetBody.of(details(new RequestValues(ctx).id())));
    }

    private void original(Context ctx) throws IOException {
        Asset asset = details(new RequestValues(ctx).id()).asset();
        PictureFile file = assets.original(asset.id())
                .orElseThrow(() -> ProblemException.notFound("The original of asset " + asset.id() + " is missing"));
        ctx.header(Header.CONTENT_DISPOSITION, new ContentDisposition(asset.filename()).inline());
        new PictureResponse(ctx, file).send();
    }

    private void rendition(Context ctx) throws IOException {
        long id = new RequestValues(ctx).id();
        String preset = ctx.pathParam("preset");
        Optional<PictureFile> file = assets.rendition(id, preset);
        new PictureResponse(ctx, file.orElseThrow(() -> noRendition(details(id), preset))).send();
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

    private AssetDetails details(long id) {
        return assets.details(id).orElseThrow(() -> Absence.ofAsset(id));
    }

    private static ProblemException noRendition(AssetDetails details, String preset) {
        String rendition = "The " + preset + " of asset " + details.asset().id();
        boolean made =
                details.renditions().stream().anyMatch(known -> known.preset().equals(preset));
        return Absence.ofRendered(
                rendition,
                details.job(),
                rendition + (made ? " is missing" : " is not rendered yet") + "; have the asset rendered again");
    }
}
