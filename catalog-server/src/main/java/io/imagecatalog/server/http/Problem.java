package io.imagecatalog.server.http;

import io.javalin.http.HttpStatus;

/** An error as RFC 9457 writes it. */
record Problem(String type, String title, int status, String detail, String instance) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String detail, String instance) {
        return new Problem("about:blank", HttpStatus.forStatus(status).getMessage(), status, detail, instance);
    }
}
