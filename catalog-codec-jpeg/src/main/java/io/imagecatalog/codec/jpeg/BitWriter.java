package io.imagecatalog.codec.jpeg;

import java.util.Arrays;

/** Gathers a file's bytes, and within its scan bits, the highest first. */
final class BitWriter {
    private static final int MARKER = 0xff;
    // What four bytes of a scan grow to at the most.
    private static final int ROOM = 2 * Integer.BYTES;

    private byte[] bytes;
    private int size;
    private long pending;
    private int pendingBits;

    BitWriter(int expectedBytes) {
        this.bytes = new byte[expectedBytes];
    }

    void writeByte(int value) {
        makeRoom();
        bytes[size++] = (byte) value;
    }

    void writeBytes(byte[] from, int at, int length) {
        for (int i = at; i < at + length; i++) {
            writeByte(from[i]);
        }
    }

    void writeShort(int value) {
        writeByte(value >> 8);
        writeByte(value);
    }

    private void makeRoom() {
        if (bytes.length - size < ROOM) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
    }

    /**
     * Writes bits.
     *
     * @param length of them, at most 32
     */
    void write(int bits, int length) {
        pending = pending << length | bits;
        pendingBits += length;
        if (pendingBits >= Integer.SIZE) {
            pendingBits -= Integer.SIZE;
            flush((int) (pending >>> pendingBits), Integer.BYTES);
        }
    }

    /** Behind a byte that could begin a marker, a zero says that it does not. */
    private void flush(int four, int count) {
        makeRoom();
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= Integer.SIZE - Byte.SIZE * count; shift -= Byte.SIZE) {
            byte value = (byte) (four >> shift);
            bytes[size++] = value;
            if (value == (byte) MARKER) {
                bytes[size++] = 0;
            }
        }
    }

    /** Fills the last byte with ones. */
    void endScan() {
        int left = Integer.SIZE - pendingBits;
        int ones = (int) (pending << left) | ((1 << left) - 1);
        flush(pendingBits == 0 ? 0 : ones, (pendingBits + Byte.SIZE - 1) / Byte.SIZE);
        pendingBits = 0;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }
}
