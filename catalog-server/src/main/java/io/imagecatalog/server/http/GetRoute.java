package io.imagecatalog.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** Makes an address answer to {@code GET}, and to {@code HEAD} with the same headers. */
final class GetRoute {
    private GetRoute() {}

    static void at(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }
}
