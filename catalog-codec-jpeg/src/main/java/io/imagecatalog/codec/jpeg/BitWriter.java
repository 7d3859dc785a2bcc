package io.imagecatalog.codec.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Gathers a file's bytes, and within its scans bits, the highest first. */
final class BitWriter {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int MARKER = 0xff;
    // What of symbols is written in one go, and the most that it takes: 31 bits each, and room to write a long at its
    // end.
    private static final int AT_ONCE = 1 << 13;
    private static final int ROOM = AT_ONCE * Integer.BYTES + Long.BYTES;

    private byte[] bytes;
    private int size;
    private final byte[] plain = new byte[ROOM];
    // Fewer than eight bits, the highest of the long.
    private long pending;
    private int pendingBits;

    BitWriter(int expectedBytes) {
        this.bytes = new byte[expectedBytes];
    }

    void writeByte(int value) {
        makeRoom(1);
        bytes[size++] = (byte) value;
    }

    void writeShort(int value) {
        writeByte(value >> 8);
        writeByte(value);
    }

    void writeBytes(byte[] from, int at, int length) {
        makeRoom(length);
        System.arraycopy(from, at, bytes, size, length);
        size += length;
    }

    private void makeRoom(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
        }
    }

    /**
     * Writes symbols and the bits that follow them.
     *
     * @param kept as {@link KeptSymbol} keeps them
     * @param codes by index of the symbol: the code, and in the lowest five bits its length
     */
    void write(int[] kept, int count, int[] codes) {
        for (int from = 0; from < count; from += AT_ONCE) {
            int written = write(kept, from, Math.min(count, from + AT_ONCE), codes);
            stuff(written);
        }
    }

    /** Without branches: the whole long is written each time, and of it only whole bytes count. */
    private int write(int[] kept, int from, int to, int[] codes) {
        byte[] into = plain;
        long last = pending;
        int lastBits = pendingBits;
        int at = 0;
        for (int i = from; i < to; i++) {
            int symbol = kept[i];
            int code = codes[KeptSymbol.index(symbol)];
            int following = KeptSymbol.length(symbol);
            long word = (long) (code >>> 5) << following | KeptSymbol.bits(symbol);
            lastBits += (code & 31) + following;
            last |= word << -lastBits;
            LONGS.set(into, at, last);
            at += lastBits >> 3;
            last <<= lastBits & ~7;
            lastBits &= 7;
        }
        pending = last;
        pendingBits = lastBits;
        return at;
    }

    /** Behind a byte that could begin a marker, a zero says that it does not. */
    private void stuff(int count) {
        makeRoom(2 * count);
        for (int from = 0; from < count; ) {
            int to = endOfRun(from, count);
            System.arraycopy(plain, from, bytes, size, to - from);
            size += to - from;
            if (plain[to - 1] == (byte) MARKER) {
                bytes[size++] = 0;
            }
            from = to;
        }
    }

    /** Behind the next byte that could begin a marker, or at the end. */
    private int endOfRun(int from, int count) {
        int at = from;
        while (at < count && plain[at] != (byte) MARKER) {
            at++;
        }
        return Math.min(at + 1, count);
    }

    /** Fills the last byte with ones. */
    void endScan() {
        if (pendingBits > 0) {
            plain[0] = (byte) (pending >>> (Long.SIZE - Byte.SIZE) | MARKER >> pendingBits);
            stuff(1);
        }
        pending = 0;
        pendingBits = 0;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }
}
