package io.imagecatalog.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.imagecatalog.AssetService;
import io.imagecatalog.model.UploadResult;
import io.imagecatalog.model.UploadResult.AlreadyExists;
import io.imagecatalog.model.UploadResult.Uploaded;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes pictures in. */
final class UploadResource {
    private static final String DEFAULT_TENANT = "default";

    private final AssetService assets;
    private final UploadFormReader forms;
    private final Json json;

    UploadResource(AssetService assets, UploadFormReader forms, Json json) {
        this.assets = assets;
        this.forms = forms;
        this.json = json;
    }

    void route(RoutesConfig routes) {
        routes.post("/upload", this::upload);
    }

    private void upload(Context ctx) throws IOException {
        try (UploadForm form = forms.read(ctx.req())) {
            String tenant = RequestValues.requireTenant(form.text("tenant_name").orElse(DEFAULT_TENANT));
            json.write(ctx, body(assets.upload(tenant, form.filename(), form.file())));
        }
    }

    private static UploadBody body(UploadResult result) {
        if (result instanceof Uploaded uploaded) {
            return new UploadBody(
                    uploaded.asset().id(),
                    "uploaded",
                    "Image uploaded and queued for processing",
                    uploaded.asset().hash().hex(),
                    uploaded.job().id());
        }
        AlreadyExists existing = (AlreadyExists) result;
        return new UploadBody(
                existing.asset().id(),
                "exists",
                "Asset with identical content already exists (idempotent)",
                existing.asset().hash().hex(),
                null);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record UploadBody(
            long assetId,
            String status,
            String message,
            String contentHash,
            @Nullable Long jobId) {}
}
