package io.imagecatalog.server.http;

import io.imagecatalog.PictureFile;
import io.imagecatalog.server.http.ByteRange.Part;
import io.imagecatalog.server.http.ByteRange.Unsatisfiable;
import io.imagecatalog.server.http.ByteRange.Whole;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands a file out, as much of it as the client does not have yet. */
final class PictureResponse {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int BUFFER = 64 * 1024;

    private final Context ctx;
    private final PictureFile file;
    private final EntityTag tag;
    private final Instant modified;

    PictureResponse(Context ctx, PictureFile file) {
        this.ctx = ctx;
        this.file = file;
        this.tag = EntityTag.of(file.hash());
        this.modified = file.modifiedAt().truncatedTo(ChronoUnit.SECONDS);
    }

    void send() throws IOException {
        ctx.header(Header.ETAG, tag.toString());
        ctx.header(Header.LAST_MODIFIED, HTTP_DATE.format(modified));
        ctx.header(Header.CACHE_CONTROL, cacheControl());
        if (isKnown()) {
            NoBody.answer(ctx, 304);
            // Left out, the server would say 0, and a cache that believes it would cut its copy off.
            ctx.res().setContentLengthLong(file.content().length());
            return;
        }
        ctx.header(Header.ACCEPT_RANGES, "bytes");
        ctx.header(Header.CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox");
        sendRange(requestedRange());
    }

    /** The address is not the bytes, so it is asked about each time; with the bytes' tag in it, it is. */
    private String cacheControl() {
        @Nullable String version = ctx.queryParam("v");
        return version != null && tag.isVersion(version) ? "public, max-age=31536000, immutable" : "no-cache";
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

    private ByteRange requestedRange() {
        @Nullable String range = ctx.header(Header.RANGE);
        boolean whole = range == null || !ctx.method().equals(HandlerType.GET) || !isStillTheSame();
        return whole ? new Whole() : ByteRange.parse(range, file.content().length());
    }

    /** A part is only of use to a client that has the rest of these very bytes. */
    private boolean isStillTheSame() {
        @Nullable String ifRange = ctx.header(Header.IF_RANGE);
        return ifRange == null
                || ifRange.equals(tag.toString())
                || httpDate(ifRange).filter(modified::equals).isPresent();
    }

    private void sendRange(ByteRange range) throws IOException {
        long length = file.content().length();
        if (range instanceof Unsatisfiable) {
            throw ProblemException.unsatisfiableRange(length);
        }
        if (range instanceof Part part) {
            sendBytes(206, part);
        } else {
            sendBytes(200, new Part(0, length - 1));
        }
    }

    private void sendBytes(int status, Part part) throws IOException {
        if (ctx.method().equals(HandlerType.HEAD)) {
            describe(status, part);
            return;
        }
        try (InputStream in = file.content().open()) {
            in.skipNBytes(part.first());
            describe(status, part);
            copy(in, ctx.res().getOutputStream(), part.length());
        }
    }

    private void describe(int status, Part part) {
        ctx.status(status).contentType(file.format().mediaType());
        ctx.res().setContentLengthLong(part.length());
        if (status == 206) {
            String whole = "/" + file.content().length();
            ctx.header(Header.CONTENT_RANGE, "bytes " + part.first() + "-" + part.last() + whole);
        }
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("The file ends " + left + " bytes too early");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
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
