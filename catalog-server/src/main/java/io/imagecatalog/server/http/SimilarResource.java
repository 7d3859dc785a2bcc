package io.imagecatalog.server.http;

import io.imagecatalog.AssetDetails;
import io.imagecatalog.AssetService;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.SimilarAsset;
import io.imagecatalog.spi.HashParts;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** Finds the assets of a tenant that look much like one of them. */
final class SimilarResource {
    private static final int DISTANCE = 10;
    private static final int LIMIT = 100;

    private final AssetService assets;
    private final Json json;

    SimilarResource(AssetService assets, Json json) {
        this.assets = assets;
        this.json = json;
    }

    void route(RoutesConfig routes) {
        GetRoute.at(routes, "/retrieve/asset/{id}/similar", this::similar, Need.KEY_OF_ASSET);
    }

    private void similar(Context ctx) {
        RequestValues values = new RequestValues(ctx);
        long id = values.id();
        int maxDistance = (int) values.number("max_distance", DISTANCE, 0, HashParts.MAX_DISTANCE);
        int limit = (int) values.number("limit", LIMIT, 1, AssetService.MAX_SIMILAR);
        PerceptualHash hash = hash(id);
        List<SimilarAsset> similar = assets.similar(id, maxDistance, limit).orElseThrow(() -> Absence.ofAsset(id));
        json.write(ctx, SimilarBody.of(id, hash, maxDistance, similar));
    }

    private PerceptualHash hash(long id) {
        AssetDetails details = assets.details(id).orElseThrow(() -> Absence.ofAsset(id));
        return details.asset().perceptualHash().orElseThrow(() -> noHash(details));
    }

    private static ProblemException noHash(AssetDetails details) {
        String asset = "Asset " + details.asset().id();
        return Absence.ofRendered(
                asset, details.job(), asset + " has no perceptual hash; have the asset rendered again");
    }

    private record SimilarBody(
            long assetId,
            String perceptualHash,
            String perceptualHashRecipe,
            int maxDistance,
            List<MatchBody> similar) {

        static SimilarBody of(long assetId, PerceptualHash hash, int maxDistance, List<SimilarAsset> similar) {
            return new SimilarBody(
                    assetId,
                    hash.hex(),
                    hash.recipe(),
                    maxDistance,
                    similar.stream().map(MatchBody::of).toList());
        }
    }

    private record MatchBody(
            long assetId,
            int distance,
            String filename,
            int width,
            int height,
            long bytes,
            String perceptualHash,
            String createdAt) {

        static MatchBody of(SimilarAsset similar) {
            Asset asset = similar.asset();
            return new MatchBody(
                    asset.id(),
                    similar.distance(),
                    asset.filename(),
                    asset.image().size().width(),
                    asset.image().size().height(),
                    asset.bytes(),
                    asset.perceptualHash().orElseThrow().hex(),
                    Timestamps.format(asset.createdAt()));
        }
    }
}
