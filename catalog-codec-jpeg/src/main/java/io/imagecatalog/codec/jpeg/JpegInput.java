package io.imagecatalog.codec.jpeg;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The bytes of a file: markers and what is in their segments, and between these entropy-coded data (ITU-T T.81, B.1). */
final class JpegInput {
    /** No marker: there is none before the end. */
    static final int NONE = -1;

    private static final int BUFFER = 1 << 15;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
    private static final long ONES = 0x0101010101010101L;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private int pushedBack = NONE;

    JpegInput(InputStream in) {
        this.in = in;
    }

    /** The next byte; -1 at the end. */
    int read() throws IOException {
        return position < end || refill() ? buffer[position++] & 0xff : -1;
    }

    /** @throws JpegException if the file ends before it */
    int u8() throws IOException {
        int next = read();
        if (next < 0) {
            throw JpegException.damaged("The file ends in the middle of a segment");
        }
        return next;
    }

    /** @throws JpegException if the file ends before it */
    int u16() throws IOException {
        return (u8() << 8) | u8();
    }

    /** @throws JpegException if the file ends before them */
    byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) u8();
        }
        return bytes;
    }

    void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            u8();
        }
    }

    /** What follows {@code 0xff}; whatever stands before that is skipped, as decoders do. {@link #NONE} at the end. */
    int nextMarker() throws IOException {
        if (pushedBack != NONE) {
            int marker = pushedBack;
            pushedBack = NONE;
            return marker;
        }
        int next = read();
        while (next >= 0) {
            while (next >= 0 && next != 0xff) {
                next = read();
            }
            while (next == 0xff) {
                next = read();
            }
            if (next > 0) {
                return next;
            }
        }
        return NONE;
    }

    /** Has a marker be the next one again. */
    void pushBack(int marker) {
        pushedBack = marker;
    }

    /**
     * Copies entropy-coded bytes, without the zeros that are stuffed in behind each {@code 0xff}, until there is a marker or
     * no room.
     *
     * @return how many; {@code ~count} if a marker follows, which is then the next to be read by {@link #nextMarker}, or the end
     */
    int readEntropy(byte[] into, int from, int most) throws IOException {
        if (pushedBack != NONE) {
            return ~0;
        }
        int to = from;
        int last = from + most;
        while (to < last) {
            if (position == end && !refill()) {
                return ~(to - from);
            }
            int run = plainRun(Math.min(end - position, last - to));
            System.arraycopy(buffer, position, into, to, run);
            position += run;
            to += run;
            if (to < last && position < end) {
                if (!skipStuffed()) {
                    return ~(to - from);
                }
                into[to++] = (byte) 0xff;
            }
        }
        return to - from;
    }

    /** How many of the next bytes are no {@code 0xff}. */
    private int plainRun(int most) {
        int run = 0;
        while (run + 8 <= most) {
            long eight = (long) EIGHT.get(buffer, position + run);
            long full = ((eight & LOW_BITS) + ONES) & eight & ~LOW_BITS;
            if (full != 0) {
                return run + (Long.numberOfTrailingZeros(full) >> 3);
            }
            run += 8;
        }
        while (run < most && buffer[position + run] != (byte) 0xff) {
            run++;
        }
        return run;
    }

    /**
     * At an {@code 0xff}: goes behind it, any fill bytes and the zero after them. If it is a marker's, stays at the last of
     * them and returns {@code false}.
     */
    private boolean skipStuffed() throws IOException {
        while (position + 1 < end || more()) {
            int next = buffer[position + 1] & 0xff;
            if (next == 0) {
                position += 2;
                return true;
            }
            if (next != 0xff) {
                return false;
            }
            position++;
        }
        return false;
    }

    private boolean refill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(buffer, 0, BUFFER));
        return end > 0;
    }

    /** Reads on behind the one byte that is left. */
    private boolean more() throws IOException {
        buffer[0] = buffer[position];
        position = 0;
        int count = Math.max(0, in.read(buffer, 1, BUFFER - 1));
        end = 1 + count;
        return count > 0;
    }
}
