package io.imagecatalog.storage.s3;

import io.imagecatalog.model.Content;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Contents for tests. */
final class Blobs {
    private Blobs() {}

    /** Bytes of which no two stretches are alike. */
    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static Content lying(long length, byte[] bytes) {
        return new Content() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    /** Does something once so many bytes of a stream were read. */
    static Content disturbed(byte[] bytes, int after, Disturbance disturbance) {
        return new Content() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new Disturbed(bytes, after, disturbance);
            }
        };
    }

    interface Disturbance {
        void happen() throws IOException;
    }

    /** Counts how often it is opened, and how many of the streams are still open. */
    static final class Counted implements Content {
        private final byte[] bytes;
        final AtomicInteger opened = new AtomicInteger();
        final AtomicInteger closed = new AtomicInteger();

        Counted(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            opened.incrementAndGet();
            return new ByteArrayInputStream(bytes) {
                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        }
    }

    private static final class Disturbed extends FilterInputStream {
        private final int after;
        private final Disturbance disturbance;
        private int position;

        Disturbed(byte[] bytes, int after, Disturbance disturbance) {
            super(new ByteArrayInputStream(bytes));
            this.after = after;
            this.disturbance = disturbance;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (position >= after) {
                disturbance.happen();
            }
            int read = super.read(into, offset, length);
            position += Math.max(0, read);
            return read;
        }
    }
}
