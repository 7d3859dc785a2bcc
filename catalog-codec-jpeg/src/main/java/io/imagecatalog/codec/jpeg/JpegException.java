package io.imagecatalog.codec.jpeg;

import java.io.IOException;

/** A file is no JPEG that can be decoded. The message is for people, and holds nothing of the file but numbers. */
public final class JpegException extends IOException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** It breaks the format's rules, or ends too early. */
        DAMAGED,
        /** It follows rules that this codec does not know: arithmetic coding, lossless, hierarchical, more than eight bits. */
        UNSUPPORTED,
        /** It is over a limit. */
        TOO_LARGE
    }

    private final Reason reason;

    JpegException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why it can't be decoded. */
    public Reason reason() {
        return reason;
    }

    static JpegException damaged(String message) {
        return new JpegException(Reason.DAMAGED, message);
    }

    static JpegException unsupported(String message) {
        return new JpegException(Reason.UNSUPPORTED, message);
    }

    static JpegException tooLarge(String message) {
        return new JpegException(Reason.TOO_LARGE, message);
    }
}
