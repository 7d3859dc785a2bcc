package io.imagecatalog.image;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Rows that a decoder makes while they are read. An error in reading the content comes as an {@link UncheckedIOException}. */
record WatchedRows(PixelRows source, Decoding decoding) implements PixelRows {

    @Override
    public Layout layout() {
        return source.layout();
    }

    @Override
    public PixelRows halvingChroma() {
        return new WatchedRows(source.halvingChroma(), decoding);
    }

    @Override
    public void read(int firstRow, int rows, Band into) {
        try {
            decoding.run((content, time) -> {
                source.read(firstRow, rows, into);
                return into;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
