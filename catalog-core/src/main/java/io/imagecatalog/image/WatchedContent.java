package io.imagecatalog.image;

import io.imagecatalog.model.Content;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what goes wrong in reading a content, however a decoder then wraps or swallows it: that the bytes could not be
 * read must not be taken for a damaged picture, or the other way round. For one thread.
 */
final class WatchedContent implements Content {
    private final Content content;
    private @Nullable Exception failure;

    WatchedContent(Content content) {
        this.content = content;
    }

    /** Throws what the content threw, if it did. */
    void rethrow() throws IOException {
        Exception known = failure;
        if (known instanceof IOException io) {
            throw io;
        }
        if (known instanceof RuntimeException runtime) {
            throw runtime;
        }
    }

    @Override
    public long length() {
        return content.length();
    }

    @Override
    public InputStream open() throws IOException {
        return watched(() -> new WatchedStream(content.open()));
    }

    private <T> T watched(Reading<T> reading) throws IOException {
        try {
            return reading.run();
        } catch (IOException | RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T run() throws IOException;
    }

    private final class WatchedStream extends FilterInputStream {
        WatchedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return watched(super::read);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return watched(() -> super.read(into, offset, length));
        }

        @Override
        public long skip(long count) throws IOException {
            return watched(() -> super.skip(count));
        }
    }
}
