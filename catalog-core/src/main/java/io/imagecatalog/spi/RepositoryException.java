package io.imagecatalog.spi;

/** The database could not do what it was asked to. */
public final class RepositoryException extends PortException {
    public RepositoryException(String message, Throwable cause, boolean isTransient) {
        super(message, cause, isTransient);
    }
}
