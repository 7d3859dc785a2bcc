package io.imagecatalog.server.http;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages of other sites from using the browser of somebody who can reach a server that asks for no keys: from having it
 * change something, and from reaching the server by a name of their own that they have lead to this machine.
 */
final class OwnPages {
    private static final Set<String> SAFE = Set.of("GET", "HEAD");
    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?", Pattern.CASE_INSENSITIVE);

    private final boolean loopbackOnly;

    /** @param loopbackOnly whether the server can be reached from this machine alone, and so has no other name */
    OwnPages(boolean loopbackOnly) {
        this.loopbackOnly = loopbackOnly;
    }

    void require(Context ctx) {
        @Nullable String host = ctx.header(Header.HOST);
        if (loopbackOnly && (host == null || !LOOPBACK.matcher(host).matches())) {
            throw ProblemException.forbidden("Without API keys this server answers to localhost and 127.0.0.1 alone,"
                    + " unless CATALOG_API_KEYS_FILE=none says that a proxy lets callers in");
        }
        if (!SAFE.contains(ctx.method().name()) && isFromElsewhere(ctx, host)) {
            throw ProblemException.forbidden("Without API keys pages of other sites can't change anything here");
        }
    }

    /** Browsers say so, in one of two ways; programs say neither. */
    private boolean isFromElsewhere(Context ctx, @Nullable String host) {
        @Nullable String site = ctx.header("Sec-Fetch-Site");
        if (site != null) {
            return !OWN.contains(site);
        }
        @Nullable String origin = ctx.header(Header.ORIGIN);
        return loopbackOnly && origin != null && !origin.endsWith("://" + host);
    }
}
