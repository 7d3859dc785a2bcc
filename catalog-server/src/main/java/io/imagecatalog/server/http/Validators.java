package io.imagecatalog.server.http;

import io.imagecatalog.model.ContentHash;
import io.imagecatalog.server.access.Caller.Anybody;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By what is told whether the bytes that a client has are the ones it asks for. */
final class Validators {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Context ctx;
    private final EntityTag tag;
    private final Instant modified;

    /** @param hash of the bytes that the request asks for */
    Validators(Context ctx, ContentHash hash, Instant modifiedAt) {
        this.ctx = ctx;
        this.tag = EntityTag.of(hash);
        this.modified = modifiedAt.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Tells the client what to ask by next time, and when to ask. */
    void describe() {
        ctx.header(Header.ETAG, tag.toString());
        ctx.header(Header.LAST_MODIFIED, HTTP_DATE.format(modified));
        ctx.header(Header.CACHE_CONTROL, cacheControl());
    }

    /** What a key was needed for is not for a cache that many share. */
    private String cacheControl() {
        boolean shared = Gatekeeper.callerOf(ctx) instanceof Anybody;
        if (isVersionInAddress()) {
            return (shared ? "public" : "private") + ", max-age=31536000, immutable";
        }
        return shared ? "no-cache" : "private, no-cache";
    }

    /**
     * Answers that the client has the bytes already, if so.
     *
     * @param length of the bytes
     */
    boolean answerIfKnown(long length) {
        if (!isKnown()) {
            return false;
        }
        describe();
        NoBody.answer(ctx, 304);
        // Left out, the server would say 0, and a cache that believes it would cut its copy off.
        ctx.res().setContentLengthLong(length);
        return true;
    }

    /** The address is not the bytes, so it is asked about each time; with the bytes' tag in it, it is. */
    boolean isVersionInAddress() {
        @Nullable String version = ctx.queryParam("v");
        return version != null && tag.isVersion(version);
    }

    /** A part is only of use to a client that has the rest of these very bytes. */
    boolean isPartOfUse() {
        @Nullable String ifRange = ctx.header(Header.IF_RANGE);
        return ifRange == null
                || ifRange.equals(tag.toString())
                || httpDate(ifRange).filter(modified::equals).isPresent();
    }

    private boolean isKnown() {
        @Nullable String ifNoneMatch = ctx.header(Header.IF_NONE_MATCH);
        if (ifNoneMatch != null) {
            return tag.isNamedBy(ifNoneMatch);
        }
        return httpDate(ctx.header(Header.IF_MODIFIED_SINCE))
                .filter(since -> !modified.isAfter(since))
                .isPresent();
    }

    private static Optional<Instant> httpDate(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(HTTP_DATE.parse(text.strip(), Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
