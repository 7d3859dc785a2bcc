package io.imagecatalog.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.imagecatalog.AssetService;
import io.imagecatalog.model.UploadResult;
import io.imagecatalog.model.UploadResult.AlreadyExists;
import io.imagecatalog.model.UploadResult.Uploaded;
import io.imagecatalog.server.access.Caller;
import io.imagecatalog.server.access.Caller.OfTenant;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes pictures in. */
final class UploadResource {
    private static final Logger LOG = LoggerFactory.getLogger(UploadResource.class);
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
        routes.post("/upload", this::upload, Need.ANY_KEY);
    }

    private void upload(Context ctx) throws IOException {
        try (UploadForm form = forms.read(ctx.req())) {
            String tenant = tenant(Gatekeeper.callerOf(ctx), form.text("tenant_name"));
            UploadResult result = assets.upload(tenant, form.filename(), form.file());
            log(result);
            json.write(ctx, body(result));
        }
    }

    private static void log(UploadResult result) {
        if (result instanceof Uploaded uploaded) {
            LOG.info(
                    "Asset {} of {} taken in, job {} renders it",
                    uploaded.asset().id(),
                    uploaded.asset().tenant().name(),
                    uploaded.job().id());
        }
    }

    private static String tenant(Caller caller, Optional<String> named) {
        if (!(caller instanceof OfTenant own)) {
            return RequestValues.requireTenant(named.orElse(DEFAULT_TENANT));
        }
        if (named.isPresent() && !named.get().equals(own.tenant())) {
            throw ProblemException.forbidden(
                    "The key is for tenant '" + own.tenant() + "'; leave tenant_name out, or name that one");
        }
        return own.tenant();
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
