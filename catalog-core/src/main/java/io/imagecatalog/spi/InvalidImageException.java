package io.imagecatalog.spi;

/**
 * Bytes that were taken for a picture are none, or not one that is let in. Trying again can't help. The message is fit to
 * be shown to whoever sent the bytes: it says what is wrong and, where there is a limit, what is allowed.
 */
public final class InvalidImageException extends RuntimeException {

    /** What kind of refusal it is. */
    public enum Reason {
        /** Not a picture in any known format. */
        NOT_AN_IMAGE,
        /** A picture, but of a format or kind that the engine does not read. */
        UNSUPPORTED,
        /** Begins as a picture but is torn or contradicts itself. */
        DAMAGED,
        /** More pixels, or a longer side, than is allowed. */
        TOO_LARGE,
        /** Takes longer to decode than is allowed. */
        TOO_SLOW,
        /** More bytes than an original may have. */
        TOO_MANY_BYTES
    }

    private final Reason reason;

    public InvalidImageException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public InvalidImageException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
