package io.imagecatalog.image;

import io.imagecatalog.image.structure.Excerpt;
import io.imagecatalog.model.Content;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * What ImageIO's readers read from: seekable, and yet neither a temporary file nor the whole content in memory. Going
 * back further than the buffer opens the content anew.
 *
 * <p>It is also where a decoder that takes too long is stopped: whatever one does, it does to bytes that it has to ask for.
 */
final class ExcerptImageStream extends ImageInputStreamImpl {
    private static final int WINDOW = 1 << 16;
    // Readers push back a little of what they have read; that much stays when the window moves on.
    private static final int KEPT = 1 << 13;

    // To look at the time for each byte would take longer than to decode it.
    private static final int WORTH_A_LOOK = 1 << 10;

    private final Excerpt excerpt;
    private final Content content;
    private final DecodeTime time;
    private final byte[] buffer = new byte[WINDOW];
    private InputStream in;
    private long bufferStart;
    private int limit;

    ExcerptImageStream(Excerpt excerpt, Content content, DecodeTime time) throws IOException {
        this.excerpt = excerpt;
        this.content = content;
        this.time = time;
        this.in = excerpt.open(content);
    }

    @Override
    public int read() throws IOException {
        checkClosed();
        bitOffset = 0;
        if (!fill()) {
            return -1;
        }
        int value = buffer[(int) (streamPos - bufferStart)] & 0xff;
        streamPos++;
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        checkClosed();
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (length >= WORTH_A_LOOK) {
            time.check();
        }
        if (!fill()) {
            return -1;
        }
        int at = (int) (streamPos - bufferStart);
        int run = Math.min(length, limit - at);
        System.arraycopy(buffer, at, into, offset, run);
        streamPos += run;
        return run;
    }

    /** Makes the byte at the stream's position be in the buffer; {@code false} if that is behind the end. */
    private boolean fill() throws IOException {
        if (streamPos >= bufferStart && streamPos < bufferStart + limit) {
            return true;
        }
        time.check();
        if (streamPos < bufferStart) {
            in.close();
            in = excerpt.open(content);
            empty(0);
        }
        long gap = streamPos - bufferStart - limit;
        if (gap > 0 && !skip(gap)) {
            return false;
        }
        int kept = Math.min(limit, KEPT);
        System.arraycopy(buffer, limit - kept, buffer, 0, kept);
        bufferStart = streamPos - kept;
        int read = Math.max(0, in.readNBytes(buffer, kept, buffer.length - kept));
        limit = kept + read;
        return read > 0;
    }

    private boolean skip(long gap) throws IOException {
        empty(streamPos);
        try {
            in.skipNBytes(gap);
            return true;
        } catch (EOFException e) {
            return false;
        }
    }

    private void empty(long position) {
        bufferStart = position;
        limit = 0;
    }

    @Override
    public void close() throws IOException {
        super.close();
        in.close();
    }
}
