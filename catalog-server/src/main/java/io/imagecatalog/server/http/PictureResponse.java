package io.imagecatalog.server.http;

import io.imagecatalog.PictureFile;
import io.imagecatalog.server.http.ByteRange.Part;
import io.imagecatalog.server.http.ByteRange.Unsatisfiable;
import io.imagecatalog.server.http.ByteRange.Whole;
import io.imagecatalog.spi.StorageException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Hands a file out, as much of it as the client does not have yet. */
final class PictureResponse {
    private static final int BUFFER = 32 * 1024;

    private final Context ctx;
    private final PictureFile file;
    private final Delivery delivery;
    private final Validators validators;

    PictureResponse(Context ctx, PictureFile file, Delivery delivery) {
        this.ctx = ctx;
        this.file = file;
        this.delivery = delivery;
        this.validators = new Validators(ctx, file.hash(), file.modifiedAt());
    }

    void send() throws IOException {
        if (validators.answerIfKnown(file.content().length())) {
            return;
        }
        validators.describe();
        ctx.header(Header.ACCEPT_RANGES, "bytes");
        ctx.header(Header.CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox");
        sendRange(requestedRange());
    }

    private ByteRange requestedRange() {
        @Nullable String range = ctx.header(Header.RANGE);
        boolean whole = range == null || !ctx.method().equals(HandlerType.GET) || !validators.isPartOfUse();
        return whole ? new Whole() : ByteRange.parse(range, file.content().length());
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
        } else {
            delivery.send(ctx, part.length(), () -> sendBody(status, part));
        }
    }

    private void sendBody(int status, Part part) throws IOException {
        try (InputStream in = open()) {
            in.skipNBytes(part.first());
            describe(status, part);
            copy(in, ctx.res().getOutputStream(), part.length());
        }
    }

    /** A purge may just have taken it; whoever asks again will know. */
    private InputStream open() {
        try {
            return file.content().open();
        } catch (IOException e) {
            throw new StorageException("A picture could not be opened", e, true);
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
        byte[] buffer = new byte[(int) Math.min(BUFFER, length)];
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
}
