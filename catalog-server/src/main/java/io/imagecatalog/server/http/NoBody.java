package io.imagecatalog.server.http;

import io.javalin.http.Context;

/** Answers without a body, and without the type that one would have had. */
final class NoBody {
    private NoBody() {}

    static void answer(Context ctx, int status) {
        ctx.status(status);
        ctx.res().setContentType(null);
    }
}
