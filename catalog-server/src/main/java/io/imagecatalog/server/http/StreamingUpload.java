package io.imagecatalog.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInputIterator;

/** The library's parser for those who only stream: it collects nothing in files of its own. */
final class StreamingUpload extends AbstractFileUpload<HttpServletRequest, DiskFileItem, DiskFileItemFactory> {

    @Override
    public FileItemInputIterator getItemIterator(HttpServletRequest request) throws IOException {
        return getItemIterator(request, request.getInputStream());
    }

    /** @param body what the request has to say, by another stream than its own */
    FileItemInputIterator getItemIterator(HttpServletRequest request, InputStream body) throws IOException {
        return getItemIterator(new FormRequestContext(request, body));
    }

    @Override
    public Map<String, List<DiskFileItem>> parseParameterMap(HttpServletRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<DiskFileItem> parseRequest(HttpServletRequest request) {
        throw new UnsupportedOperationException();
    }
}
