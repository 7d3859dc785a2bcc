package io.imagecatalog.server.http;

import io.imagecatalog.model.ContentHash;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file that the program brings along, and that everybody may have. It stays in memory, where its tag is told from. */
final class StaticFile {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "txt", "text/plain; charset=utf-8",
            "png", "image/png",
            "svg", "image/svg+xml",
            "json", "application/json");

    private final String type;
    private final byte[] bytes;
    private final EntityTag tag;

    private StaticFile(String type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
        this.tag = EntityTag.of(ContentHash.of(bytes));
    }

    /** @param path on the class path, from its root */
    static StaticFile read(String path) {
        @Nullable String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        try (@Nullable InputStream in = StaticFile.class.getResourceAsStream(path)) {
            if (in == null || type == null) {
                throw new IllegalStateException("The program lacks a file: " + path);
            }
            return new StaticFile(type, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends it, unless the client has these bytes already. */
    void send(Context ctx, Delivery delivery) throws IOException {
        ctx.header(Header.ETAG, tag.toString());
        ctx.header(Header.CACHE_CONTROL, "no-cache");
        if (isKnown(ctx)) {
            NoBody.answer(ctx, 304);
            ctx.res().setContentLengthLong(bytes.length);
        } else if (ctx.method().equals(HandlerType.HEAD)) {
            describe(ctx);
        } else {
            delivery.send(ctx, bytes.length, () -> {
                describe(ctx);
                ctx.res().getOutputStream().write(bytes);
            });
        }
    }

    private void describe(Context ctx) {
        ctx.contentType(type);
        ctx.res().setContentLengthLong(bytes.length);
    }

    private boolean isKnown(Context ctx) {
        @Nullable String ifNoneMatch = ctx.header(Header.IF_NONE_MATCH);
        return ifNoneMatch != null && tag.isNamedBy(ifNoneMatch);
    }
}
