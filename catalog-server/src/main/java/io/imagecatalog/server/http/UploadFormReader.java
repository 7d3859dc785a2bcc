package io.imagecatalog.server.http;

import io.imagecatalog.AssetService;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.jspecify.annotations.Nullable;

/**
 * Reads forms as they arrive: a picture's bytes go to the catalog part by part and are never held in memory.
 *
 * <p>Everything is bounded: the whole body, the picture, the number of parts, their headers, the text fields. What is
 * declared too large is refused before a byte of it is read.
 */
final class UploadFormReader {
    private static final long ROOM_FOR_THE_REST = 1 << 20;
    private static final int MAX_PART_HEADERS = 8 * 1024;

    private final AssetService assets;
    private final long maxFile;
    private final long maxBody;
    private final StreamingUpload parts = new StreamingUpload();

    UploadFormReader(AssetService assets, long maxFile) {
        this.assets = assets;
        this.maxFile = maxFile;
        this.maxBody = Math.addExact(maxFile, ROOM_FOR_THE_REST);
        parts.setMaxSize(maxBody);
        parts.setMaxPartHeaderSize(MAX_PART_HEADERS);
        parts.setHeaderCharset(StandardCharsets.UTF_8);
    }

    /** The caller closes the form. */
    UploadForm read(Context ctx) throws IOException {
        requireForm(ctx.header(Header.CONTENT_TYPE));
        if (ctx.req().getContentLengthLong() > maxBody) {
            throw ProblemException.tooLarge("The file is larger than the " + maxFile + " bytes allowed");
        }
        try (UploadFormCollector collector = new UploadFormCollector(assets)) {
            FormParts form = new FormParts(parts, ctx.req());
            for (FileItemInput part = form.next(); part != null; part = form.next()) {
                collector.add(part);
            }
            return collector.form();
        } catch (IOException e) {
            throw new BrokenBody(maxBody, maxFile).explain(e);
        }
    }

    private static void requireForm(@Nullable String contentType) {
        boolean form = contentType != null
                && contentType.toLowerCase(Locale.ROOT).startsWith(AbstractFileUpload.MULTIPART_FORM_DATA);
        if (!form) {
            throw ProblemException.badRequest("The request is not a multipart/form-data form");
        }
    }
}
