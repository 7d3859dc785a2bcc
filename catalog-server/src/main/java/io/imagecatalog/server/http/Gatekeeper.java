package io.imagecatalog.server.http;

import io.imagecatalog.Catalog;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Job;
import io.imagecatalog.server.access.Admission;
import io.imagecatalog.server.access.Admission.OfEverybody;
import io.imagecatalog.server.access.ApiKey;
import io.imagecatalog.server.access.Caller;
import io.imagecatalog.server.access.Caller.Anybody;
import io.imagecatalog.server.access.Caller.OfTenant;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request through to its resource if whoever sends it may have what it is about, before its body is read. To a
 * tenant, what is another's is not there.
 */
final class Gatekeeper {
    private static final String CALLER = "caller";
    private static final String BEARER = "Bearer ";

    private final Admission admission;
    private final Catalog catalog;
    private final OwnPages ownPages;

    Gatekeeper(Admission admission, Catalog catalog) {
        this.admission = admission;
        this.catalog = catalog;
        this.ownPages = new OwnPages(admission instanceof OfEverybody everybody && !everybody.onPurpose());
    }

    void guard(RoutesConfig routes) {
        routes.beforeMatched(this::admit);
    }

    /** Who sent a request that was let through. */
    static Caller callerOf(Context ctx) {
        @Nullable Caller caller = ctx.attribute(CALLER);
        if (caller == null) {
            throw new IllegalStateException("Nobody was asked for a key at " + ctx.path());
        }
        return caller;
    }

    private void admit(Context ctx) {
        Need need = need(ctx.routeRoles());
        if (need == Need.NOTHING) {
            return;
        }
        Caller caller = identify(ctx.header(Header.AUTHORIZATION));
        ctx.attribute(CALLER, caller);
        if (caller instanceof Anybody) {
            ownPages.require(ctx);
        } else if (caller instanceof OfTenant tenant) {
            admit(tenant, need, new RequestValues(ctx));
        }
    }

    /** An address that says nothing is nobody's, so that one that was forgotten lets nobody in. */
    private static Need need(Set<?> roles) {
        return roles.size() == 1 && roles.iterator().next() instanceof Need need ? need : Need.OPERATIONS_KEY;
    }

    private Caller identify(@Nullable String authorization) {
        Optional<ApiKey> key = Optional.ofNullable(authorization)
                .filter(text -> text.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(text -> new ApiKey(text.substring(BEARER.length()).strip()));
        return admission.callerWith(key).orElseThrow(() -> ProblemException.unauthorized(key.isPresent()));
    }

    private void admit(OfTenant caller, Need need, RequestValues values) {
        switch (need) {
            case NOTHING, ANY_KEY -> {}
            case KEY_OF_ASSET -> requireAsset(caller, values.id());
            case KEY_OF_JOB -> requireJob(caller, values.id());
            case KEY_OF_TENANT -> requireTenant(caller, values.tenant());
            case OPERATIONS_KEY -> throw ProblemException.forbidden("This takes a key for operations");
        }
    }

    private void requireAsset(OfTenant caller, long assetId) {
        if (!owns(caller, assetId)) {
            throw Absence.ofAsset(assetId);
        }
    }

    private void requireJob(OfTenant caller, long jobId) {
        Optional<Job> job = catalog.jobs().find(jobId);
        if (job.filter(found -> owns(caller, found.assetId())).isEmpty()) {
            throw Absence.ofJob(jobId);
        }
    }

    private static void requireTenant(OfTenant caller, String name) {
        if (!caller.tenant().equals(name)) {
            throw Absence.ofTenant(name);
        }
    }

    private boolean owns(OfTenant caller, long assetId) {
        Optional<Asset> asset = catalog.assets().find(assetId);
        return asset.filter(found -> found.tenant().name().equals(caller.tenant()))
                .isPresent();
    }
}
