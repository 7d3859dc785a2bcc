package io.imagecatalog.spi;

import org.jspecify.annotations.Nullable;

/** The database could not do what it was asked to. */
public final class RepositoryException extends PortException {
    public RepositoryException(String message, @Nullable Throwable cause, boolean isTransient) {
        super(message, cause, isTransient);
    }
}
