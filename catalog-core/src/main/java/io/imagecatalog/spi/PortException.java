package io.imagecatalog.spi;

import org.jspecify.annotations.Nullable;

/** A part of the catalog behind a port is broken. Whether trying again later can help is a fact that the error carries. */
public abstract class PortException extends RuntimeException {
    private final boolean isTransient;

    PortException(String message, @Nullable Throwable cause, boolean isTransient) {
        super(message, cause);
        this.isTransient = isTransient;
    }

    /** Whether the same call may well succeed later: the network or a server was away, not a wrong password or a bug. */
    public final boolean isTransient() {
        return isTransient;
    }
}
