package io.imagecatalog.image;

import io.imagecatalog.model.Content;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of which no more than so many can be read, all streams taken together, until reading fails. */
final class FailingContent implements Content {
    private final byte[] bytes;
    private long left;

    FailingContent(byte[] bytes, long readable) {
        this.bytes = bytes;
        this.left = readable;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public InputStream open() throws IOException {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (left <= 0) {
                    // Of all kinds the one that is most easily taken for the end of the picture.
                    throw new EOFException("The storage went away");
                }
                int read = super.read(into, offset, (int) Math.min(left, length));
                left -= Math.max(0, read);
                return read;
            }
        };
    }
}
