package io.imagecatalog.server.http;

import io.javalin.http.Context;
import io.javalin.http.Header;

/** What every answer carries unless its resource says otherwise. */
final class StandardHeaders {
    private StandardHeaders() {}

    static void set(Context ctx) {
        ctx.header(Header.X_CONTENT_TYPE_OPTIONS, "nosniff");
        ctx.header(Header.CACHE_CONTROL, "no-store");
        RequestIdHandler.current().ifPresent(id -> ctx.header(RequestIdHandler.HEADER, id.value()));
    }
}
