package io.imagecatalog.image;

import java.io.Closeable;
import java.io.IOException;

/**
 * The samples of a frame, which may be decoded while they are read.
 *
 * @param rows to be read once, from top to bottom, until this is closed
 * @param source what they are decoded from
 */
record DecodedFrame(PixelRows rows, Closeable source) implements Closeable {

    /** Of samples that have all been decoded. */
    static DecodedFrame whole(PixelRows rows) {
        return new DecodedFrame(rows, () -> {});
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
