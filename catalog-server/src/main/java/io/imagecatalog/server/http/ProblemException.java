package io.imagecatalog.server.http;

import io.javalin.http.Header;
import java.util.Map;

/** Ends a request with an error that is the client's to read. */
final class ProblemException extends RuntimeException {
    private final int status;
    private final Map<String, String> headers;

    private ProblemException(int status, String detail, Map<String, String> headers) {
        super(detail);
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    static ProblemException badRequest(String detail) {
        return new ProblemException(400, detail, Map.of());
    }

    /** @param keySent whether there was a key at all */
    static ProblemException unauthorized(boolean keySent) {
        return new ProblemException(
                401,
                keySent ? "The API key is not known" : "This takes an API key: Authorization: Bearer KEY",
                Map.of(Header.WWW_AUTHENTICATE, keySent ? "Bearer error=\"invalid_token\"" : "Bearer"));
    }

    static ProblemException forbidden(String detail) {
        return new ProblemException(403, detail, Map.of());
    }

    static ProblemException notFound(String detail) {
        return new ProblemException(404, detail, Map.of());
    }

    /** Not there yet, but worth another look after some seconds. */
    static ProblemException notFoundYet(String detail, int retryAfterSeconds) {
        return new ProblemException(404, detail, retryAfter(retryAfterSeconds));
    }

    static ProblemException tooSlow(String detail) {
        return new ProblemException(408, detail, Map.of(Header.CONNECTION, "close"));
    }

    /** What is left of the request is not read: the connection ends with the answer. */
    static ProblemException tooLarge(String detail) {
        return new ProblemException(413, detail, Map.of(Header.CONNECTION, "close"));
    }

    /** The request has been read to its end, so the connection can go on. */
    static ProblemException overQuota(String detail) {
        return new ProblemException(413, detail, Map.of());
    }

    /** @param length how many bytes there are */
    static ProblemException unsatisfiableRange(long length) {
        return new ProblemException(
                416,
                "The range lies outside the " + length + " bytes of the file",
                Map.of(Header.CONTENT_RANGE, "bytes */" + length));
    }

    static ProblemException busy(String detail, int retryAfterSeconds) {
        return new ProblemException(503, detail, retryAfter(retryAfterSeconds));
    }

    int status() {
        return status;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    Map<String, String> headers() {
        return headers;
    }

    private static Map<String, String> retryAfter(int seconds) {
        return Map.of(Header.RETRY_AFTER, Integer.toString(seconds));
    }
}
