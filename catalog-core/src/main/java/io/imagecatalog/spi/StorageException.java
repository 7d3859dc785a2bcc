package io.imagecatalog.spi;

/** The storage could not do what it was asked to. */
public final class StorageException extends PortException {
    public StorageException(String message, Throwable cause, boolean isTransient) {
        super(message, cause, isTransient);
    }
}
