package io.imagecatalog.image;

import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.InvalidImageException.Reason;

/** The words in which pictures are refused, so that all formats speak alike. */
final class Refusal {
    private Refusal() {}

    static InvalidImageException notAnImage(String message) {
        return new InvalidImageException(Reason.NOT_AN_IMAGE, message);
    }

    static InvalidImageException unsupported(String message) {
        return new InvalidImageException(Reason.UNSUPPORTED, message);
    }

    static InvalidImageException tooLarge(String message) {
        return new InvalidImageException(Reason.TOO_LARGE, message);
    }

    /**
     * @param what is wrong, as a sentence without its full stop
     */
    static InvalidImageException damaged(String what) {
        return new InvalidImageException(Reason.DAMAGED, "The picture is damaged: " + what);
    }

    static InvalidImageException cutOff() {
        return damaged("the file ends before the picture does");
    }

    static InvalidImageException undecodable(Throwable cause) {
        return new InvalidImageException(Reason.DAMAGED, "The picture is damaged: its pixels can't be decoded", cause);
    }
}
