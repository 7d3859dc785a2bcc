package io.imagecatalog.server.http;

import io.imagecatalog.AssetDetails;
import io.imagecatalog.AssetService;
import io.imagecatalog.PictureFile;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Job;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.util.Optional;

/** Hands out what is known of an asset, its original and its renditions; deletes it, and has it rendered again. */
final class RetrieveResource {
    private static final int RETRY_SECONDS = 1;
    private static final String NOT_YET = " is not rendered yet";
    private static final String MISSING = " is missing";

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
            throw noAsset(id);
        }
        NoBody.answer(ctx, 204);
    }

    private void regenerate(Context ctx) {
        long id = new RequestValues(ctx).id();
        json.write(ctx, 202, JobBody.of(assets.regenerate(id).orElseThrow(() -> noAsset(id))));
    }

    private AssetDetails details(long id) {
        return assets.details(id).orElseThrow(() -> noAsset(id));
    }

    private static ProblemException noAsset(long id) {
        return ProblemException.notFound("There is no asset " + id);
    }

    private static ProblemException noRendition(AssetDetails details, String preset) {
        String rendition = "The " + preset + " of asset " + details.asset().id();
        boolean made =
                details.renditions().stream().anyMatch(known -> known.preset().equals(preset));
        ProblemException missing =
                ProblemException.notFound(rendition + (made ? MISSING : NOT_YET) + "; have the asset rendered again");
        return details.job().map(job -> noRendition(rendition, job, missing)).orElse(missing);
    }

    private static ProblemException noRendition(String rendition, Job job, ProblemException missing) {
        return switch (job.status()) {
            case PENDING, PROCESSING ->
                ProblemException.notFoundYet(
                        rendition + NOT_YET + "; its job is " + job.status().label(), RETRY_SECONDS);
            case FAILED ->
                ProblemException.notFound(rendition + " could not be rendered"
                        + job.lastError().map(error -> ": " + error).orElse(""));
            case COMPLETED -> missing;
        };
    }
}
