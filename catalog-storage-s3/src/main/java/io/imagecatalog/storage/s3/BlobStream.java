package io.imagecatalog.storage.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The bytes of an answer. Fails if there are fewer than the store announced, which the JDK's client does not notice. What is
 * left unread when it is closed is never fetched; the connection is given up for that.
 */
final class BlobStream extends InputStream {
    private final ResponseInputStream<?> in;
    private final @Nullable Long length;
    private long position;
    private boolean ended;
    private boolean closed;

    /** @param length {@code null} if the store did not say */
    BlobStream(ResponseInputStream<?> in, @Nullable Long length) {
        this.in = in;
        this.length = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        if (closed) {
            throw new IOException("The stream is closed");
        }
        int read = fetch(into, offset, count);
        if (read < 0) {
            ended = true;
            requireWhole();
        } else {
            position += read;
        }
        return read;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (ended || hasAll()) {
            in.close();
        } else {
            in.abort();
        }
    }

    static IOException failure(RuntimeException e) {
        return new IOException(Failure.message("read a blob", e), e);
    }

    private int fetch(byte[] into, int offset, int count) throws IOException {
        try {
            return in.read(into, offset, count);
        } catch (SdkException e) {
            throw failure(e);
        }
    }

    private boolean hasAll() {
        return length != null && position >= length;
    }

    private void requireWhole() throws EOFException {
        if (length != null && position < length) {
            throw new EOFException("The S3 storage broke off after " + position + " of " + length + " bytes");
        }
    }
}
