package io.imagecatalog.spi;

import org.jspecify.annotations.Nullable;

/** The queue could not do what it was asked to. */
public final class QueueException extends PortException {
    public QueueException(String message, @Nullable Throwable cause, boolean isTransient) {
        super(message, cause, isTransient);
    }
}
