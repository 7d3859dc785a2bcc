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
 * <p>Methods that read many of them take {@link #next} into a local variable and put it back at their end.
 */
final class EntropyReader {
    /** More bytes than a unit can have: ten blocks of 64 codes of seventeen bits with values of fifteen. */
    private static final int MARGIN = 10 * 512;

    /** How many bits are there in a window. */
    static final int WINDOW = 57;

    private static final int BUFFER = 1 << 15;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int FIRST_RESTART = 0xd0;

    private final JpegInput in;
    private boolean atMarker;
    private int end;
    private int restart;
    private boolean exhausted;

    /** The bytes that the next bits are taken from. */
    final byte[] data = new byte[BUFFER + MARGIN];
    /** The next bit, counted from the first byte's highest. */
    int next;

    EntropyReader(JpegInput in) {
        this.in = in;
    }

    /** Begins a scan. */
    void begin() {
        restart = 0;
        beginSequence();
    }

    private void beginSequence() {
        next = 0;
        end = 0;
        atMarker = false;
        exhausted = false;
    }

    /** Sees to it that a unit's bytes are there, or zeros behind all that are left. To be called before each unit or block. */
    void prepare() throws IOException {
        if (end - (next >> 3) < MARGIN && !atMarker) {
            fill();
        }
    }

    private void fill() throws IOException {
        int position = next >> 3;
        System.arraycopy(data, position, data, 0, end - position);
        end -= position;
        next &= 7;
        int read = in.readEntropy(data, end, BUFFER - end);
        atMarker = read < 0;
        end += atMarker ? ~read : read;
        if (atMarker) {
            Arrays.fill(data, end, end + MARGIN, (byte) 0);
        }
    }

    /** The next bits, of which the upper {@value #WINDOW} are there. */
    long window() {
        return window(data, next);
    }

    /** The bits from one on, of which the upper {@value #WINDOW} are there. */
    static long window(byte[] data, int bit) {
        return (long) EIGHT.get(data, bit >> 3) << (bit & 7);
    }

    /**
     * Whether zeros were read that are not in the file. From then on, until the next restart, nothing is to be read.
     */
    boolean isExhausted() {
        if (!exhausted && atMarker) {
            exhausted = next > 8 * end;
        }
        return exhausted;
    }

    boolean readBit() {
        boolean bit = window() < 0;
        next++;
        return bit;
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
