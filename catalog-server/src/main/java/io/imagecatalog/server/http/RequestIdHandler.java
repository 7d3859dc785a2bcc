package io.imagecatalog.server.http;

import io.imagecatalog.model.RequestId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * Gives each request an id: the one that it brings along, if that can be one, else one of its own. Whatever the
 * thread logs that answers carries it, and the answer itself.
 */
final class RequestIdHandler extends Handler.Wrapper {
    private static final String LOGGED_AS = "request_id";

    static final String HEADER = "X-Request-Id";

    /** The id of the request that the calling thread answers. */
    static Optional<RequestId> current() {
        return Optional.ofNullable(MDC.get(LOGGED_AS)).flatMap(RequestId::parse);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String id = idOf(request).value();
        MDC.put(LOGGED_AS, id);
        try {
            return super.handle(request, response, callback);
        } finally {
            MDC.remove(LOGGED_AS);
        }
    }

    /** Of some requests, too broken to be handled, only an answer is made. */
    static RequestId idOf(Request request) {
        return current().or(() -> brought(request)).orElseGet(RequestIdHandler::random);
    }

    private static Optional<RequestId> brought(Request request) {
        return Optional.ofNullable(request.getHeaders().get(HEADER)).flatMap(RequestId::parse);
    }

    private static RequestId random() {
        return new RequestId(
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
    }
}
