package io.imagecatalog.image.structure;

import io.imagecatalog.image.structure.Excerpt.Range;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Delivers an excerpt's bytes one after the other. */
final class ExcerptStream extends InputStream {
    private final byte[] prefix;
    private final Iterator<Range> parts;
    private final InputStream in;
    private int prefixAt;
    private long at;
    private long end;

    ExcerptStream(byte[] prefix, List<Range> parts, InputStream in) {
        this.prefix = prefix;
        this.parts = parts.iterator();
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (prefixAt < prefix.length) {
            int run = Math.min(length, prefix.length - prefixAt);
            System.arraycopy(prefix, prefixAt, into, offset, run);
            prefixAt += run;
            return run;
        }
        if (!enterPart()) {
            return -1;
        }
        int run = in.read(into, offset, (int) Math.min(length, end - at));
        at += Math.max(0, run);
        return run;
    }

    @Override
    public long skip(long count) throws IOException {
        if (count <= 0) {
            return 0;
        }
        if (prefixAt < prefix.length) {
            int run = (int) Math.min(count, prefix.length - prefixAt);
            prefixAt += run;
            return run;
        }
        if (!enterPart()) {
            return 0;
        }
        long run = in.skip(Math.min(count, end - at));
        at += run;
        return run;
    }

    private boolean enterPart() throws IOException {
        while (at == end) {
            if (!parts.hasNext()) {
                return false;
            }
            Range part = parts.next();
            in.skipNBytes(part.from() - at);
            at = part.from();
            end = part.to();
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
