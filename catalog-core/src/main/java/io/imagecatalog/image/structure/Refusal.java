package io.imagecatalog.image.structure;

import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.InvalidImageException.Reason;

/** The words in which pictures are refused, so that all formats speak alike. */
public final class Refusal {
    private Refusal() {}

    static InvalidImageException notAnImage(String message) {
        return new InvalidImageException(Reason.NOT_AN_IMAGE, message);
    }

    /** A picture, but of a kind that is not read. */
    public static InvalidImageException unsupported(String message) {
        return new InvalidImageException(Reason.UNSUPPORTED, message);
    }

    /** Over a limit, which the message names. */
    public static InvalidImageException tooLarge(String message) {
        return new InvalidImageException(Reason.TOO_LARGE, message);
    }

    /** Longer in decoding than the limit, which the message names. */
    public static InvalidImageException tooSlow(String message) {
        return new InvalidImageException(Reason.TOO_SLOW, message);
    }

    /**
     * Torn, or contradicting itself.
     *
     * @param what is wrong, as a sentence without its full stop
     */
    public static InvalidImageException damaged(String what) {
        return new InvalidImageException(Reason.DAMAGED, "The picture is damaged: " + what);
    }

    static InvalidImageException cutOff() {
        return damaged("the file ends before the picture does");
    }

    /** Sound in its structure, but not in its pixels. */
    public static InvalidImageException undecodable(Throwable cause) {
        return new InvalidImageException(Reason.DAMAGED, "The picture is damaged: its pixels can't be decoded", cause);
    }
}
