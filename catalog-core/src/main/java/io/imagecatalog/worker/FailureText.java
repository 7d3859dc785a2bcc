package io.imagecatalog.worker;

import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.PortException;

/** How a failure is told in a job's last error, which clients can read: what failed, but nothing of the inside. */
final class FailureText {
    private FailureText() {}

    static String of(Throwable failure) {
        if (failure instanceof InvalidImageException
                || failure instanceof PortException
                || failure instanceof WorkerLostException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof OutOfMemoryError) {
            return "Not enough memory to render this picture";
        }
        return "Rendering failed unexpectedly (" + failure.getClass().getSimpleName() + ")";
    }
}
