package io.imagecatalog.image.structure;

import io.imagecatalog.model.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a file that a decoder needs: no metadata, no further frames, nothing behind the end. Decoders never see the
 * rest, so it can neither trip them nor swell in their memory.
 */
public final class Excerpt {
    // Beyond it nothing more is left out, so that a file of a million comments costs no memory.
    private static final int MAX_PARTS = 4096;

    private final byte[] prefix;
    private final List<Range> parts;

    /**
     * @param prefix stands before the parts and need not be in the file
     * @param parts in ascending order
     */
    Excerpt(byte[] prefix, List<Range> parts) {
        this.prefix = prefix;
        this.parts = List.copyOf(parts);
    }

    record Range(long from, long to) {}

    /** The whole file. */
    static Excerpt toTheEnd() {
        return new Excerpt(new byte[0], List.of(new Range(0, Long.MAX_VALUE)));
    }

    /** A stream of the parts, one after the other; the caller closes it. */
    public InputStream open(Content content) throws IOException {
        return new ExcerptStream(prefix, parts, content.open());
    }

    /** Collects parts from front to back. */
    static final class Builder {
        private final List<Range> parts = new ArrayList<>();

        Builder keep(long from, long to) {
            if (from >= to) {
                return this;
            }
            int last = parts.size() - 1;
            boolean joins = last >= 0 && (parts.get(last).to() == from || parts.size() >= MAX_PARTS);
            if (joins) {
                parts.set(last, new Range(parts.get(last).from(), to));
            } else {
                parts.add(new Range(from, to));
            }
            return this;
        }

        Excerpt build() {
            return new Excerpt(new byte[0], parts);
        }
    }
}
