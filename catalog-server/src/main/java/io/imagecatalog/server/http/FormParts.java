package io.imagecatalog.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.jspecify.annotations.Nullable;

/** The parts of a form as they arrive. The parser's own surprises at hostile input become the client's error. */
final class FormParts {
    private final StreamingUpload parser;
    private final HttpServletRequest request;
    private final InputStream body;
    private @Nullable FileItemInputIterator items;

    FormParts(StreamingUpload parser, HttpServletRequest request, InputStream body) {
        this.parser = parser;
        this.request = request;
        this.body = body;
    }

    /** The next part, {@code null} after the last. What is left unread of the one before is skipped. */
    @Nullable
    FileItemInput next() throws IOException {
        try {
            FileItemInputIterator begun = items == null ? parser.getItemIterator(request, body) : items;
            items = begun;
            return begun.hasNext() ? begun.next() : null;
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw ProblemException.badRequest("The form is malformed");
        }
    }
}
