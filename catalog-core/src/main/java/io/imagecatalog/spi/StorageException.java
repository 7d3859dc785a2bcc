package io.imagecatalog.spi;

import org.jspecify.annotations.Nullable;

/** The storage could not do what it was asked to. */
public final class StorageException extends PortException {
    public StorageException(String message, @Nullable Throwable cause, boolean isTransient) {
        super(message, cause, isTransient);
    }
}
