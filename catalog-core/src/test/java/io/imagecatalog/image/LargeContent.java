package io.imagecatalog.image;

import io.imagecatalog.model.Content;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;

/** A PNG with a large chunk of zeros in it, which is nowhere in full. */
final class LargeContent implements Content {
    private static final byte[] NAME = "zeRo".getBytes(StandardCharsets.US_ASCII);

    private final byte[] before;
    private final long zeros;
    private final byte[] after;

    LargeContent(byte[] before, long zeros, byte[] after) {
        this.before = before;
        this.zeros = zeros;
        this.after = after;
    }

    @Override
    public long length() {
        return before.length + 12 + zeros + after.length;
    }

    @Override
    public InputStream open() {
        CRC32 checksum = new CRC32();
        checksum.update(NAME);
        byte[] block = new byte[1 << 16];
        for (long left = zeros; left > 0; left -= block.length) {
            checksum.update(block, 0, (int) Math.min(left, block.length));
        }
        byte[] start = ByteBuffer.allocate(8).putInt((int) zeros).put(NAME).array();
        byte[] end = ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array();
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(before),
                new ByteArrayInputStream(start),
                new Zeros(zeros),
                new ByteArrayInputStream(end),
                new ByteArrayInputStream(after))));
    }

    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int run = (int) Math.min(left, length);
            Arrays.fill(into, offset, offset + run, (byte) 0);
            left -= run;
            return run;
        }
    }
}
