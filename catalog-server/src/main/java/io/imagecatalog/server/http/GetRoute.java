package io.imagecatalog.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** Makes an address answer to {@code GET}, and to {@code HEAD} with the same headers. */
final class GetRoute {
    private GetRoute() {}

    static void at(RoutesConfig routes, String path, Handler handler, Need need) {
        routes.get(path, handler, need);
        routes.head(path, handler, need);
    }
}
