package io.imagecatalog.server.http;

import io.imagecatalog.model.ContentHash;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the console: a page for people, which asks for all that it shows by the addresses that every client has. Its
 * files hold nothing that is anybody's, so that they are for everybody.
 */
final class ConsoleResource {
    private static final String PAGE = "index.html";
    private static final List<String> FILES = List.of(
            "api.js",
            "asset.js",
            "compare.js",
            "console.css",
            "dom.js",
            "icon.svg",
            "main.js",
            "operations.js",
            "pictures.js",
            "words.js");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    /** Pictures may come from a bucket, and those that are shown before they are sent from the page itself. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' blob: http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    void route(RoutesConfig routes) {
        route(routes, "/", PAGE);
        route(routes, "/favicon.ico", "icon.svg");
        FILES.forEach(file -> route(routes, "/console/" + file, file));
    }

    private static void route(RoutesConfig routes, String path, String file) {
        byte[] bytes = read(file);
        String type = TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "");
        EntityTag tag = EntityTag.of(ContentHash.of(bytes));
        GetRoute.at(routes, path, ctx -> send(ctx, bytes, type, tag), Need.NOTHING);
    }

    private static void send(Context ctx, byte[] bytes, String type, EntityTag tag) {
        ctx.header(Header.ETAG, tag.toString());
        ctx.header(Header.CACHE_CONTROL, "no-cache");
        ctx.header(Header.CONTENT_SECURITY_POLICY, POLICY);
        ctx.header(Header.REFERRER_POLICY, "no-referrer");
        @Nullable String known = ctx.header(Header.IF_NONE_MATCH);
        if (known != null && tag.isNamedBy(known)) {
            NoBody.answer(ctx, 304);
        } else {
            ctx.contentType(type).result(bytes);
        }
    }

    private static byte[] read(String file) {
        try (@Nullable
                InputStream in = ConsoleResource.class.getResourceAsStream("/io/imagecatalog/server/console/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks a file of its console: " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
