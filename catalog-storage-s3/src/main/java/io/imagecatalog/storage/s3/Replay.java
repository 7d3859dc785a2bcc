package io.imagecatalog.storage.s3;

import io.imagecatalog.model.Content;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Lends a content to the SDK section by section. One stream is read from section to section; only for a section that has to
 * be sent again, a new one is opened and skipped to its place. So no part is held in memory and none is read twice in vain.
 *
 * <p>The last byte is lent only once the content is known to end with it: a store never gets all the bytes of a content whose
 * length is not what it said. One thread at a time.
 */
final class Replay implements Closeable {
    private final Content content;
    private final String mediaType;
    private @Nullable InputStream in;
    private long position;

    Replay(Content content, String mediaType) {
        this.content = content;
        this.mediaType = mediaType;
    }

    RequestBody section(long from, long length) {
        return RequestBody.fromContentProvider(() -> open(from, length), length, mediaType);
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
            in = null;
        }
    }

    private InputStream open(long from, long length) {
        try {
            seek(from);
            return new Section(length);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void seek(long target) throws IOException {
        if (in == null || position != target) {
            close();
            in = content.open();
            in.skipNBytes(target);
            position = target;
        }
        requireEndAtLength();
    }

    private int read(byte[] into, int offset, int length) {
        try {
            int read = Objects.requireNonNull(in, "A section is read after its content was closed")
                    .read(into, offset, length);
            if (read < 0) {
                throw new ContentException(
                        "The content ends after " + position + " of " + content.length() + " bytes", null, false);
            }
            position += read;
            requireEndAtLength();
            return read;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void requireEndAtLength() throws IOException {
        if (position == content.length() && in != null && in.read() >= 0) {
            throw new ContentException("The content goes on after its " + content.length() + " bytes", null, false);
        }
    }

    static ContentException unreadable(IOException e) {
        return new ContentException("The content can't be read", e, true);
    }

    /** Closing it does nothing: the stream beneath goes on with the next section. */
    private final class Section extends InputStream {
        private long remaining;

        Section(long length) {
            this.remaining = length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (remaining == 0) {
                return -1;
            }
            int read = Replay.this.read(into, offset, (int) Math.min(length, remaining));
            remaining -= read;
            return read;
        }
    }
}
