package io.imagecatalog.server.runtime;

/** The program can't run, though its settings are well-formed. The message is one line for whoever started it. */
public final class StartFailedException extends RuntimeException {
    StartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
