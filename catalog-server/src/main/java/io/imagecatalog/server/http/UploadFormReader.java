package io.imagecatalog.server.http;

import io.imagecatalog.AssetService;
import io.javalin.http.Header;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.jspecify.annotations.Nullable;

/**
 * Reads forms as they arrive: a picture's bytes go to the catalog part by part and are never held in memory.
 *
 * <p>Everything is bounded: the whole body, the picture, the number of parts, their headers, the text fields, the time that
 * they take to arrive, and how many forms are read at once and wait for that. What is declared too large is refused before a
 * byte of it is read.
 */
final class UploadFormReader {
    private static final long ROOM_FOR_THE_REST = 1 << 20;
    private static final int MAX_PART_HEADERS = 8 * 1024;
    private static final int RETRY_SECONDS = 2;

    private final AssetService assets;
    private final long maxFile;
    private final long maxBody;
    private final StreamingUpload parser = new StreamingUpload();
    private final ClientLimits limits;
    private final Places places;

    UploadFormReader(AssetService assets, long maxFile, ClientLimits limits) {
        this.assets = assets;
        this.maxFile = maxFile;
        this.maxBody = Math.addExact(maxFile, ROOM_FOR_THE_REST);
        this.limits = limits;
        this.places = new Places(limits.uploads(), limits.waiting(), limits.patience());
        parser.setMaxSize(maxBody);
        parser.setMaxPartHeaderSize(MAX_PART_HEADERS);
        parser.setHeaderCharset(StandardCharsets.UTF_8);
    }

    /** The caller closes the form. */
    UploadForm read(HttpServletRequest request) throws IOException {
        requireForm(request.getHeader(Header.CONTENT_TYPE));
        if (request.getContentLengthLong() > maxBody) {
            throw ProblemException.tooLarge("The file is larger than the " + maxFile + " bytes allowed");
        }
        if (!places.enter()) {
            throw ProblemException.busy("There are too many uploads at once", RETRY_SECONDS);
        }
        try {
            return parts(request);
        } catch (IOException e) {
            throw new BrokenBody(maxBody, maxFile).explain(e);
        } finally {
            places.leave();
        }
    }

    private UploadForm parts(HttpServletRequest request) throws IOException {
        try (UploadFormCollector collector = new UploadFormCollector(assets)) {
            FormParts form = new FormParts(parser, request, paced(request.getInputStream()));
            for (FileItemInput part = form.next(); part != null; part = form.next()) {
                collector.add(part);
            }
            return collector.form();
        }
    }

    private InputStream paced(InputStream body) {
        return new PacedStream(body, this::leastRate, limits.window(), limits.longestUpload(maxBody), System::nanoTime);
    }

    private int leastRate() {
        return places.areTaken() ? ClientLimits.LEAST_RATE_IN_A_CROWD : ClientLimits.LEAST_RATE;
    }

    private static void requireForm(@Nullable String contentType) {
        boolean form = contentType != null
                && contentType.toLowerCase(Locale.ROOT).startsWith(AbstractFileUpload.MULTIPART_FORM_DATA);
        if (!form) {
            throw ProblemException.badRequest("The request is not a multipart/form-data form");
        }
    }
}
