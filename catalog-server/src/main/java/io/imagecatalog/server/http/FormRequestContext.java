package io.imagecatalog.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import org.apache.commons.fileupload2.core.RequestContext;
import org.jspecify.annotations.Nullable;

/**
 * A request as the multipart parser wants to see it.
 *
 * @param body of the request
 */
record FormRequestContext(HttpServletRequest request, InputStream body) implements RequestContext {

    /** Browsers and tools all send UTF-8 and say nothing; what a client declares could be anything. */
    @Override
    public String getCharacterEncoding() {
        return "UTF-8";
    }

    @Override
    public long getContentLength() {
        return request.getContentLengthLong();
    }

    /** The header itself: the servlet's own getter fails where the header names a character set that is unknown. */
    @Override
    public @Nullable String getContentType() {
        return request.getHeader("Content-Type");
    }

    @Override
    public InputStream getInputStream() {
        return body;
    }

    @Override
    public boolean isMultipartRelated() {
        return false;
    }
}
