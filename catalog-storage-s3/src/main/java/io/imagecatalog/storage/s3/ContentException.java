package io.imagecatalog.storage.s3;

import org.jspecify.annotations.Nullable;

/**
 * What was to be put can't be read or is not as long as it said. It is unchecked and so ends a request at once, where the SDK
 * would try again after an {@code IOException}: the store is not at fault.
 */
final class ContentException extends RuntimeException {
    private final boolean isTransient;

    ContentException(String message, @Nullable Throwable cause, boolean isTransient) {
        super(message, cause);
        this.isTransient = isTransient;
    }

    boolean isTransient() {
        return isTransient;
    }
}
