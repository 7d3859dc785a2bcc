package io.imagecatalog.image.structure;

import java.io.IOException;

/** The bits of a lossless WebP, the lowest of a byte first, up to the end of a chunk. */
final class WebpBits {
    private final ByteReader in;
    private final long end;
    private int buffer;
    private int left;

    /**
     * @param in where the bits begin
     * @param end where they end, in bytes
     */
    WebpBits(ByteReader in, long end) {
        this.in = in;
        this.end = end;
    }

    /**
     * @param count at most 31
     */
    int next(int count) throws IOException {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value |= bit() << i;
        }
        return value;
    }

    boolean flag() throws IOException {
        return bit() == 1;
    }

    int bit() throws IOException {
        if (left == 0) {
            if (in.position() >= end) {
                throw Refusal.cutOff();
            }
            buffer = in.u8();
            left = 8;
        }
        int bit = buffer & 1;
        buffer >>= 1;
        left--;
        return bit;
    }
}
