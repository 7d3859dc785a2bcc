package io.imagecatalog.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.imagecatalog.server.access.Caller;
import io.imagecatalog.server.access.Caller.Anybody;
import io.imagecatalog.server.access.Caller.OfTenant;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Tells callers who they are, by the key that they send. */
final class CallerResource {
    private final Json json;

    CallerResource(Json json) {
        this.json = json;
    }

    void route(RoutesConfig routes) {
        GetRoute.at(routes, "/caller", this::caller, Need.ANY_KEY);
    }

    private void caller(Context ctx) {
        json.write(ctx, CallerBody.of(Gatekeeper.callerOf(ctx)));
    }

    /** @param caller {@code anybody} where nobody is asked for a key, {@code operations} or {@code tenant} */
    private record CallerBody(
            String caller,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String tenantName) {

        static CallerBody of(Caller caller) {
            if (caller instanceof OfTenant of) {
                return new CallerBody("tenant", of.tenant());
            }
            return new CallerBody(caller instanceof Anybody ? "anybody" : "operations", null);
        }
    }
}
