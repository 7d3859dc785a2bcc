package io.imagecatalog.image.structure;

import io.imagecatalog.image.structure.Excerpt.Range;
import io.imagecatalog.model.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The coded pixels of a WebP picture or frame: {@code VP8} (RFC 6386), perhaps with a chunk of alpha before it, or
 * {@code VP8L}.
 */
record WebpBitstream(
        @Nullable Range alpha,
        @Nullable Range pixels,
        boolean lossless,
        @Nullable Size codedSize,
        boolean losslessAlpha) {
    static final WebpBitstream NONE = new WebpBitstream(null, null, false, null, false);

    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int EXTENDED_BYTES = 10;
    private static final int ALPHA_FLAG = 0x10;
    private static final int COMPRESSED_ALPHA = 1;

    /**
     * Takes a chunk in, if it is one of those.
     *
     * @param in where the chunk's data begin
     */
    WebpBitstream with(String type, ByteReader in, long data, long length, SizeLimit limit) throws IOException {
        if (isComplete() && type.startsWith("VP8")) {
            throw Refusal.damaged("its pixels are there twice");
        }
        Range chunk = new Range(data - CHUNK_HEADER_BYTES, data + length);
        return switch (type) {
            case "ALPH" -> isComplete() ? this : opacity(chunk, in, length);
            case "VP8 " -> lossy(chunk, in, length, limit);
            case "VP8L" -> lossless(chunk, in, length, limit);
            default -> this;
        };
    }

    private static WebpBitstream opacity(Range chunk, ByteReader in, long length) throws IOException {
        int compression = length < 1 ? 0 : in.u8() & 3;
        if (compression != COMPRESSED_ALPHA) {
            // The decoder would show the picture opaque instead.
            throw Refusal.unsupported("WebP pictures with uncompressed transparency are not read");
        }
        return new WebpBitstream(chunk, null, false, null, false);
    }

    private WebpBitstream lossy(Range chunk, ByteReader in, long length, SizeLimit limit) throws IOException {
        if (length < 10) {
            throw Refusal.cutOff();
        }
        int frameTag = in.u24le();
        boolean keyFrame = (frameTag & 1) == 0;
        long firstPartition = frameTag >> 5;
        if (!keyFrame || in.u24le() != 0x2a019d || firstPartition > length - 10) {
            throw Refusal.damaged("its pixels are malformed");
        }
        Size size = limit.admit(in.u16le() & 0x3fff, in.u16le() & 0x3fff);
        return new WebpBitstream(alpha, chunk, false, size, false);
    }

    private static WebpBitstream lossless(Range chunk, ByteReader in, long length, SizeLimit limit) throws IOException {
        if (length < 6) {
            throw Refusal.cutOff();
        }
        if (in.u8() != 0x2f) {
            throw Refusal.damaged("its pixels are malformed");
        }
        long header = in.u32le();
        Size size = limit.admit(1 + (header & 0x3fff), 1 + (header >> 14 & 0x3fff));
        boolean alphaUsed = (header >> 28 & 1) == 1;
        if (header >> 29 != 0) {
            throw Refusal.damaged("its pixels are malformed");
        }
        return new WebpBitstream(null, chunk, true, size, alphaUsed);
    }

    boolean isComplete() {
        return pixels != null;
    }

    Size size() {
        Size known = codedSize;
        if (known == null) {
            throw Refusal.damaged("it has no pixels");
        }
        return known;
    }

    boolean hasAlpha() {
        return lossless ? losslessAlpha : alpha != null;
    }

    /** The lossy decoder keeps its macroblocks as objects until the end, which take far more than the pixels do. */
    int bytesPerPixel() {
        return lossless ? 12 : 24;
    }

    /** A file of this alone. */
    Excerpt container() {
        Range coded = pixels;
        if (coded == null) {
            throw Refusal.damaged("it has no pixels");
        }
        List<Range> parts = new ArrayList<>();
        byte[] extended = new byte[0];
        Range opacity = alpha;
        if (opacity != null) {
            // Parts of an odd length want a byte of padding, which is in the file behind the alpha chunk.
            parts.add(new Range(opacity.from(), opacity.to() + (opacity.to() - opacity.from()) % 2));
            extended = extendedHeader();
        }
        parts.add(coded);
        long length = extended.length;
        for (Range part : parts) {
            length += part.to() - part.from();
        }
        return new Excerpt(container(length, extended), parts);
    }

    private byte[] extendedHeader() {
        return littleEndian(CHUNK_HEADER_BYTES + EXTENDED_BYTES)
                .put(ascii("VP8X"))
                .putInt(EXTENDED_BYTES)
                .putInt(ALPHA_FLAG)
                .put(u24(size().width() - 1))
                .put(u24(size().height() - 1))
                .array();
    }

    private static byte[] container(long length, byte[] extended) {
        return littleEndian(12 + extended.length)
                .put(ascii("RIFF"))
                .putInt((int) (4 + length))
                .put(ascii("WEBP"))
                .put(extended)
                .array();
    }

    private static ByteBuffer littleEndian(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] u24(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16)};
    }
}
