package io.imagecatalog.server.http;

/** Whoever sent the request has closed the connection: there is nobody left to answer. */
final class ClientGoneException extends RuntimeException {
    ClientGoneException(Throwable cause) {
        super(cause);
    }
}
