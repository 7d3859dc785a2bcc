package io.imagecatalog.image.structure;

import io.imagecatalog.model.Content;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Walks through a content with one small buffer. Going forward skips, going back opens the content anew, so a walk that
 * mostly goes forward is cheap. The end of the content in the midst of something is a refusal, not an {@link IOException}:
 * those come from the content alone.
 */
final class ByteReader implements Closeable {
    private static final int WINDOW = 1 << 16;

    private final Content content;
    private final byte[] buffer = new byte[WINDOW];
    private InputStream in;
    private long bufferStart;
    private int at;
    private int limit;

    ByteReader(Content content) throws IOException {
        this.content = content;
        this.in = content.open();
    }

    long position() {
        return bufferStart + at;
    }

    int u8() throws IOException {
        if (at == limit && !fill()) {
            throw Refusal.cutOff();
        }
        return buffer[at++] & 0xff;
    }

    int u16() throws IOException {
        return u8() << 8 | u8();
    }

    long u32() throws IOException {
        return (long) u16() << 16 | u16();
    }

    int u16le() throws IOException {
        return u8() | u8() << 8;
    }

    int u24le() throws IOException {
        return u16le() | u8() << 16;
    }

    long u32le() throws IOException {
        return u16le() | (long) u16le() << 16;
    }

    /** Four bytes as characters. */
    String tag() throws IOException {
        return new String(bytes(4), StandardCharsets.ISO_8859_1);
    }

    /**
     * @param count small: it is allocated
     */
    byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        int done = 0;
        while (done < count) {
            if (at == limit && !fill()) {
                throw Refusal.cutOff();
            }
            int run = Math.min(limit - at, count - done);
            System.arraycopy(buffer, at, bytes, done, run);
            at += run;
            done += run;
        }
        return bytes;
    }

    /** The first bytes of all, fewer if there are no more; the position is then the very beginning. */
    byte[] start(int count) throws IOException {
        byte[] bytes = new byte[count];
        int length = 0;
        while (length < count && (at < limit || fill())) {
            bytes[length++] = buffer[at++];
        }
        seek(0);
        return Arrays.copyOf(bytes, length);
    }

    /** Skips bytes while a checksum sees them. */
    void digest(long count, CRC32 checksum) throws IOException {
        long left = count;
        while (left > 0) {
            if (at == limit && !fill()) {
                throw Refusal.cutOff();
            }
            int run = (int) Math.min(limit - at, left);
            checksum.update(buffer, at, run);
            at += run;
            left -= run;
        }
    }

    /** Skips to behind the next byte of that value; {@code false} if there is none. */
    boolean skipPast(int value) throws IOException {
        while (at < limit || fill()) {
            while (at < limit) {
                if ((buffer[at++] & 0xff) == value) {
                    return true;
                }
            }
        }
        return false;
    }

    void skip(long count) throws IOException {
        if (count <= limit - at) {
            at += (int) count;
            return;
        }
        long left = count - (limit - at);
        long start = bufferStart + limit;
        emptyAt(start + skipUnbuffered(left));
        if (bufferStart - start < left) {
            throw Refusal.cutOff();
        }
    }

    private long skipUnbuffered(long count) throws IOException {
        long done = 0;
        // A file channel skips past its end without complaint, so the last byte is read to see that it is there.
        while (done < count - 1) {
            long run = in.skip(count - 1 - done);
            if (run <= 0) {
                if (in.read() < 0) {
                    return done;
                }
                run = 1;
            }
            done += run;
        }
        return in.read() < 0 ? done : done + 1;
    }

    void seek(long position) throws IOException {
        if (position >= bufferStart && position <= bufferStart + limit) {
            at = (int) (position - bufferStart);
            return;
        }
        if (position < bufferStart) {
            in.close();
            in = content.open();
            emptyAt(0);
        }
        skip(position - position());
    }

    private void emptyAt(long position) {
        bufferStart = position;
        at = 0;
        limit = 0;
    }

    private boolean fill() throws IOException {
        emptyAt(bufferStart + limit);
        int read = in.read(buffer, 0, buffer.length);
        limit = Math.max(0, read);
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
