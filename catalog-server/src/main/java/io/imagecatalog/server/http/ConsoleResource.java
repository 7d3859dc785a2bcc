package io.imagecatalog.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.util.List;

/**
 * Hands out the console: a page for people, which asks for all that it shows by the addresses that every client has. Its
 * files hold nothing that is anybody's, so that they are for everybody.
 */
final class ConsoleResource {
    private static final String FOLDER = "/io/imagecatalog/server/console/";
    private static final String PAGE = "index.html";
    private static final String ICON = "icon.svg";
    private static final List<String> FILES = List.of(
            "api.js",
            "asset.js",
            "compare.js",
            "console.css",
            "dom.js",
            ICON,
            "main.js",
            "operations.js",
            "pictures.js",
            "words.js");

    /** Pictures may come from a bucket, and those that are shown before they are sent from the page itself. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' blob: http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Delivery delivery;

    ConsoleResource(Delivery delivery) {
        this.delivery = delivery;
    }

    void route(RoutesConfig routes) {
        route(routes, "/", PAGE);
        route(routes, "/favicon.ico", ICON);
        FILES.forEach(file -> route(routes, "/console/" + file, file));
    }

    private void route(RoutesConfig routes, String address, String name) {
        StaticFile file = StaticFile.read(FOLDER + name);
        GetRoute.at(routes, address, ctx -> send(ctx, file), Need.NOTHING);
    }

    private void send(Context ctx, StaticFile file) throws IOException {
        ctx.header(Header.CONTENT_SECURITY_POLICY, POLICY);
        ctx.header(Header.REFERRER_POLICY, "no-referrer");
        file.send(ctx, delivery);
    }
}
