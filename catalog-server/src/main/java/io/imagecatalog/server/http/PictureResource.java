package io.imagecatalog.server.http;

import io.imagecatalog.AssetDetails;
import io.imagecatalog.AssetService;
import io.imagecatalog.PictureFile;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Rendition;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.util.Optional;

/** Hands out originals and renditions: sends them, or sends whoever gets one to an address of the storage's. */
final class PictureResource {
    private static final String ORIGINAL = "/retrieve/original/{id}";
    private static final String RENDITION = "/retrieve/rendition/{id}/{preset}";

    private final AssetService assets;
    private final Optional<SignedAddresses> addresses;
    private final Delivery delivery;

    /** @param addresses if it is not to send the bytes itself */
    PictureResource(AssetService assets, Optional<SignedAddresses> addresses, Delivery delivery) {
        this.assets = assets;
        this.addresses = addresses;
        this.delivery = delivery;
    }

    /** A signed address is good for {@code GET} alone, so that {@code HEAD} never leads there. */
    void route(RoutesConfig routes) {
        routes.head(ORIGINAL, this::sendOriginal, Need.KEY_OF_ASSET);
        routes.head(RENDITION, this::sendRendition, Need.KEY_OF_ASSET);
        addresses.ifPresentOrElse(
                signed -> {
                    routes.get(ORIGINAL, ctx -> redirectToOriginal(ctx, signed), Need.KEY_OF_ASSET);
                    routes.get(RENDITION, ctx -> redirectToRendition(ctx, signed), Need.KEY_OF_ASSET);
                },
                () -> {
                    routes.get(ORIGINAL, this::sendOriginal, Need.KEY_OF_ASSET);
                    routes.get(RENDITION, this::sendRendition, Need.KEY_OF_ASSET);
                });
    }

    private void sendOriginal(Context ctx) throws IOException {
        Asset asset = asset(ctx);
        PictureFile file = assets.original(asset.id())
                .orElseThrow(() -> ProblemException.notFound("The original of asset " + asset.id() + " is missing"));
        ctx.header(Header.CONTENT_DISPOSITION, disposition(asset));
        new PictureResponse(ctx, file, delivery).send();
    }

    private void redirectToOriginal(Context ctx, SignedAddresses signed) {
        Asset asset = asset(ctx);
        new PictureRedirect(ctx, StoredPicture.of(asset)).send(signed, Optional.of(disposition(asset)));
    }

    private void sendRendition(Context ctx) throws IOException {
        Optional<PictureFile> file = assets.rendition(new RequestValues(ctx).id(), ctx.pathParam("preset"));
        new PictureResponse(ctx, file.orElseThrow(() -> noRendition(ctx)), delivery).send();
    }

    private void redirectToRendition(Context ctx, SignedAddresses signed) {
        Optional<Rendition> rendition = assets.findRendition(new RequestValues(ctx).id(), ctx.pathParam("preset"));
        StoredPicture picture = rendition.map(StoredPicture::of).orElseThrow(() -> noRendition(ctx));
        new PictureRedirect(ctx, picture).send(signed, Optional.empty());
    }

    private Asset asset(Context ctx) {
        long id = new RequestValues(ctx).id();
        return assets.find(id).orElseThrow(() -> Absence.ofAsset(id));
    }

    private static String disposition(Asset asset) {
        return new ContentDisposition(asset.filename()).inline();
    }

    private ProblemException noRendition(Context ctx) {
        long id = new RequestValues(ctx).id();
        String preset = ctx.pathParam("preset");
        AssetDetails details = assets.details(id).orElseThrow(() -> Absence.ofAsset(id));
        boolean made =
                details.renditions().stream().anyMatch(known -> known.preset().equals(preset));
        String rendition = "The " + preset + " of asset " + id;
        return Absence.ofRendered(
                rendition,
                details.job(),
                rendition + (made ? " is missing" : " is not rendered yet") + "; have the asset rendered again");
    }
}
