package io.imagecatalog.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes lossless WebPs bit by bit, most of them of codes that have one symbol each, so that pixels take no bits. */
final class LosslessWebp {
    private static final int[] LENGTHS = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    private final int width;
    private final int height;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int buffer;
    private int filled;

    private LosslessWebp(int width, int height) {
        this.width = width;
        this.height = height;
    }

    static LosslessWebp of(int width, int height) {
        return new LosslessWebp(width, height);
    }

    /** A picture in which all blocks are of the last of so many groups. */
    static LosslessWebp ofGroups(int width, int height, int groups) {
        int last = groups - 1;
        LosslessWebp webp = of(width, height).noTransform().noCache().groupsInBlocksOf4();
        webp.noCache().color(last >> 8, last & 0xff, 0);
        for (int i = 0; i < groups; i++) {
            webp.color(0, 0, 0);
        }
        return webp;
    }

    LosslessWebp bits(int value, int count) {
        for (int i = 0; i < count; i++) {
            buffer |= (value >> i & 1) << filled;
            if (++filled == 8) {
                bytes.write(buffer);
                buffer = 0;
                filled = 0;
            }
        }
        return this;
    }

    /** A transform whose values, of blocks of 4x4 pixels, follow as an image. */
    LosslessWebp predictor() {
        return bits(1, 1).bits(0, 2).bits(0, 3);
    }

    LosslessWebp subtractedGreen() {
        return bits(1, 1).bits(2, 2);
    }

    /** A transform whose colours, each as the difference to the one before, follow as an image. */
    LosslessWebp palette(int colors) {
        return bits(1, 1).bits(3, 2).bits(colors - 1, 8);
    }

    LosslessWebp noTransform() {
        return bits(0, 1);
    }

    LosslessWebp noCache() {
        return bits(0, 1);
    }

    LosslessWebp cache(int cacheBits) {
        return bits(1, 1).bits(cacheBits, 4);
    }

    /** Which group a block of 4x4 pixels is of follows as an image. */
    LosslessWebp groupsInBlocksOf4() {
        return bits(1, 1).bits(0, 3);
    }

    LosslessWebp oneGroup() {
        return bits(0, 1);
    }

    /** A group of codes in which all pixels are of one colour. */
    LosslessWebp color(int red, int green, int blue) {
        return symbol(green).symbol(red).symbol(blue).symbol(0xff).symbol(0);
    }

    /** A code of one symbol. */
    LosslessWebp symbol(int symbol) {
        return bits(0b101, 3).bits(symbol, 8);
    }

    /** A code of two symbols, of a bit each. */
    LosslessWebp symbols(int one, int other) {
        return bits(0b111, 3).bits(one, 8).bits(other, 8);
    }

    /** A code whose first symbols are all of one length, which itself takes no bits. */
    LosslessWebp symbolsOfLength(int length, int count) {
        bits(0, 1).bits(LENGTHS.length - 4, 4);
        for (int symbol : LENGTHS) {
            bits(symbol == length ? 1 : 0, 3);
        }
        return bits(1, 1).bits(5, 3).bits(count - 2, 12);
    }

    /** The file. */
    byte[] bytes() {
        return riff(chunk("VP8L", TestPictures.concat(header(), coded())));
    }

    /** What is written so far as the transparency of a lossy picture, of which there is no more than the header. */
    byte[] asTransparency() {
        byte[] canvas = little(10)
                .put(0, (byte) 0x10)
                .putShort(4, (short) (width - 1))
                .putShort(7, (short) (height - 1))
                .array();
        byte[] keyFrame = little(10)
                .put(new byte[] {0x10, 0, 0, (byte) 0x9d, 1, 0x2a})
                .putShort((short) width)
                .putShort((short) height)
                .array();
        byte[] opacity = chunk("ALPH", TestPictures.concat(new byte[] {1}, coded()));
        return riff(TestPictures.concat(chunk("VP8X", canvas), TestPictures.concat(opacity, chunk("VP8 ", keyFrame))));
    }

    /** A file of the first bytes of what is written, as if that were all. */
    byte[] bytesCutTo(int length) {
        return riff(chunk("VP8L", TestPictures.concat(header(), Arrays.copyOf(coded(), length))));
    }

    int length() {
        return coded().length;
    }

    private byte[] coded() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes.toByteArray());
        if (filled > 0) {
            all.write(buffer);
        }
        return all.toByteArray();
    }

    private byte[] header() {
        return little(5)
                .put((byte) 0x2f)
                .putInt((width - 1) | (height - 1) << 14)
                .array();
    }

    private static byte[] chunk(String type, byte[] data) {
        return little(8 + data.length + data.length % 2)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(data.length)
                .put(data)
                .array();
    }

    private static byte[] riff(byte[] chunks) {
        return little(12 + chunks.length)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(4 + chunks.length)
                .put("WEBP".getBytes(StandardCharsets.US_ASCII))
                .put(chunks)
                .array();
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
