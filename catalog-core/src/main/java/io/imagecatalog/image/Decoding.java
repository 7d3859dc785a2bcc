package io.imagecatalog.image;

import io.imagecatalog.image.structure.Refusal;
import io.imagecatalog.spi.InvalidImageException;
import java.io.IOException;
import java.time.Duration;

/** Sorts out what a decoder throws while it works on a picture, and watches its time. For one thread. */
final class Decoding {
    private final WatchedContent content;
    private final DecodeTime time;

    Decoding(WatchedContent content, Duration mostTime) {
        this.content = content;
        this.time = new DecodeTime(mostTime);
    }

    /** A part of a decoder's work. */
    @FunctionalInterface
    interface Step<T> {
        T take(WatchedContent content, DecodeTime time) throws IOException;
    }

    /**
     * Lets the decoder work.
     *
     * @throws InvalidImageException if it complains, or takes too long
     * @throws IOException if the content can't be read, whatever the decoder makes of that
     */
    <T> T run(Step<T> step) throws IOException {
        time.goOn();
        try {
            return step.take(content, time);
        } catch (InvalidImageException e) {
            content.rethrow();
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            content.rethrow();
            time.check();
            throw Refusal.undecodable(e);
        } finally {
            time.pause();
        }
    }
}
