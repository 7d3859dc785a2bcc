package io.imagecatalog.spi;

/** The queue could not do what it was asked to. */
public final class QueueException extends PortException {
    public QueueException(String message, Throwable cause, boolean isTransient) {
        super(message, cause, isTransient);
    }
}
