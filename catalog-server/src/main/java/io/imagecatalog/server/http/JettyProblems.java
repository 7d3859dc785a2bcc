package io.imagecatalog.server.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Words the refusals of the HTTP server itself, of requests too broken to reach a resource. */
final class JettyProblems implements Request.Handler {
    private final Json json;

    JettyProblems(Json json) {
        this.json = json;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = status(request, response);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders()
                .put(RequestIdHandler.HEADER, RequestIdHandler.idOf(request).value());
        byte[] body = json.bytes(Problem.of(status, detail(status), instance(request)));
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private static int status(Request request, Response response) {
        Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        if (cause instanceof HttpException refusal) {
            return refusal.getCode();
        }
        return response.getStatus() >= 400 ? response.getStatus() : 500;
    }

    /** Of an address that can't be read, Jetty makes one of its own. */
    private static String instance(Request request) {
        String path = request.getHttpURI().getPath();
        return path == null || path.equals("/badMessage") ? "" : path;
    }

    private static String detail(int status) {
        return switch (status) {
            case 400 -> "The request is not well-formed HTTP";
            case 408 -> "The request took too long to arrive";
            case 414 -> "The address is too long";
            case 431 -> "The request's headers are too large";
            case 503 -> "The catalog is shutting down";
            default -> "The request could not be answered";
        };
    }
}
