package io.imagecatalog.testkit;

import io.imagecatalog.model.Content;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;

/** Bytes that count the streams left open, and that can be read only so far before the reading fails. */
final class CountedContent implements Content {
    private final byte[] bytes;
    private final int readable;
    private final AtomicInteger open = new AtomicInteger();

    private CountedContent(byte[] bytes, int readable) {
        this.bytes = bytes;
        this.readable = readable;
    }

    static CountedContent of(byte[] bytes) {
        return new CountedContent(bytes, Integer.MAX_VALUE);
    }

    /** Each stream fails at that place. */
    static CountedContent failingAt(byte[] bytes, int readable) {
        return new CountedContent(bytes, readable);
    }

    int openStreams() {
        return open.get();
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        open.incrementAndGet();
        return new Counted();
    }

    private final class Counted extends FilterInputStream {
        private int at;
        private boolean closed;

        Counted() {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            requireReadable();
            int read = super.read(into, offset, Math.min(length, readable - at));
            at += Math.max(0, read);
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            requireReadable();
            long skipped = super.skip(Math.min(count, readable - at));
            at += (int) skipped;
            return skipped;
        }

        private void requireReadable() throws IOException {
            if (at >= readable) {
                throw new IOException("The storage went away");
            }
        }

        @Override
        public void close() throws IOException {
            super.close();
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
        }
    }
}
