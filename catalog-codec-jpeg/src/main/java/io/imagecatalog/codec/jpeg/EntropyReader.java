package io.imagecatalog.codec.jpeg;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The bits of a scan. Between two restart markers they are one sequence; at its end zeros follow, and whoever reads those is
 * told so by {@link #isExhausted}.
 *
 * <p>The next bits stand at the top of a {@code long}. Methods that read many of them take it and the count of those that are
 * sure into local variables and put them back at their end: see {@link #bits}, {@link #count} and {@link #position}.
 */
final class EntropyReader {
    /** More bytes than one block can have: 64 codes of seventeen bits with values of fifteen. */
    private static final int MARGIN = 512;

    /** Behind the last byte there are as many zeros as a unit can have bytes, which is ten blocks. */
    private static final int ZEROS = 10 * MARGIN;

    private static final int BUFFER = 1 << 15;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int FIRST_RESTART = 0xd0;

    private final JpegInput in;
    private boolean atMarker;
    private int end;
    private int restart;
    private boolean exhausted;

    /** The bytes that the next bits are taken from. */
    final byte[] data = new byte[BUFFER + ZEROS];
    /** Of the first byte that has bits which are not surely in {@link #bits}. */
    int position;
    /** The next bits, from the top. */
    long bits;
    /** How many of them are sure. */
    int count;

    EntropyReader(JpegInput in) {
        this.in = in;
    }

    /** Begins a scan. */
    void begin() {
        restart = 0;
        beginSequence();
    }

    private void beginSequence() {
        position = 0;
        end = 0;
        bits = 0;
        count = 0;
        atMarker = false;
        exhausted = false;
    }

    /** Sees to it that a block's bytes are there, or all that are left. To be called before each block. */
    void prepare() throws IOException {
        if (end - position < MARGIN && !atMarker) {
            fill();
        }
    }

    private void fill() throws IOException {
        System.arraycopy(data, position, data, 0, end - position);
        end -= position;
        position = 0;
        int read = in.readEntropy(data, end, BUFFER - end);
        atMarker = read < 0;
        end += atMarker ? ~read : read;
        if (atMarker) {
            Arrays.fill(data, end, end + ZEROS, (byte) 0);
        }
    }

    /** The eight bytes at a position. */
    static long eight(byte[] data, int position) {
        return (long) EIGHT.get(data, position);
    }

    /**
     * Whether zeros were read that are not in the file. From then on, until the next restart, nothing is to be read.
     */
    boolean isExhausted() {
        if (!exhausted && atMarker) {
            exhausted = 8L * position - count > 8L * end;
        }
        return exhausted;
    }

    /** Reads the next bits, of which there are at most sixteen. */
    int read(int size) {
        refill();
        int value = (int) (bits >>> 1 >>> (63 - size));
        bits <<= size;
        count -= size;
        return value;
    }

    boolean readBit() {
        return read(1) != 0;
    }

    /** The entry of the next code, whose bits are gone then; those of its value are not. */
    int readCode(HuffmanTable table) {
        refill();
        int entry = table.entries[(int) (bits >>> (64 - HuffmanTable.LOOKED_UP))];
        if (entry == 0) {
            entry = table.longEntry((int) (bits >>> 48));
        }
        int length = HuffmanTable.codeLength(entry);
        bits <<= length;
        count -= length;
        return entry;
    }

    private void refill() {
        bits |= eight(data, position) >>> count;
        position += (63 - count) >> 3;
        count |= 56;
    }

    /**
     * Goes on behind the next restart marker. One that is missing or out of order is dealt with as libjpeg does
     * (jpeg_resync_to_restart in jdmarker.c): bytes up to the one that fits best are left out, or none if the rest is to come.
     */
    void restart() throws IOException {
        boolean wasExhausted = isExhausted();
        boolean found = skipToRestart(FIRST_RESTART + restart);
        restart = (restart + 1) & 7;
        beginSequence();
        exhausted = wasExhausted && !found;
    }

    private boolean skipToRestart(int expected) throws IOException {
        int marker = in.nextMarker();
        while (marker != JpegInput.NONE) {
            int ahead = (marker - expected) & 7;
            boolean isRestart = marker >= FIRST_RESTART && marker <= FIRST_RESTART + 7;
            if (marker >= 0xc0 && (!isRestart || ahead == 1 || ahead == 2)) {
                in.pushBack(marker);
                return false;
            }
            if (isRestart && ahead != 6 && ahead != 7) {
                return true;
            }
            marker = in.nextMarker();
        }
        return false;
    }
}
