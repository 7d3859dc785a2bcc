package io.imagecatalog.image.structure;

import io.imagecatalog.model.Size;
import java.io.IOException;

/** A TIFF page's strips or tiles. */
final class TiffSegments {
    private static final int STRIP_OFFSETS = 273;
    private static final int ROWS_PER_STRIP = 278;
    private static final int STRIP_BYTES = 279;
    private static final int PLANAR = 284;
    private static final int SAMPLES = 277;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTES = 325;
    private static final int COMPRESSION = 259;
    private static final int JPEG = 7;

    private static final int MAX_TILE_SIDE = 1 << 16;
    // The edge of a small picture may be anywhere in a tile, but memory is reserved for the picture, not for the tile.
    private static final long MAX_TILE_BEYOND_PICTURE = 1 << 22;
    // Writers may round a strip or tile up to whole JPEG blocks.
    private static final int JPEG_PADDING = 32;

    // Two numbers are kept of each while they are checked.
    private static final int MAX_SEGMENTS = 1 << 20;

    private final TiffDirectory page;
    private final ByteReader in;

    TiffSegments(TiffDirectory page, ByteReader in) {
        this.page = page;
        this.in = in;
    }

    void requireInside(Size size) throws IOException {
        boolean tiled = page.count(TILE_OFFSETS) > 0;
        Size each = sizeOfEach(size, tiled);
        int count = count(size, each);
        long[] offsets = page.numbers(tiled ? TILE_OFFSETS : STRIP_OFFSETS, count);
        int lengthsTag = tiled ? TILE_BYTES : STRIP_BYTES;
        boolean lengthsKnown = page.count(lengthsTag) > 0;
        long[] lengths = lengthsKnown ? page.numbers(lengthsTag, count) : new long[count];
        requireInside(offsets, lengths);
        if (page.number(COMPRESSION, 1) == JPEG) {
            requireNoLargerJpegs(offsets, each);
        }
    }

    private Size sizeOfEach(Size size, boolean tiled) throws IOException {
        long width = tiled ? page.required(TILE_WIDTH) : size.width();
        long height = tiled ? page.required(TILE_HEIGHT) : page.number(ROWS_PER_STRIP, size.height());
        if (width < 1 || height < 1 || (tiled && Math.max(width, height) > MAX_TILE_SIDE)) {
            throw Refusal.damaged("the size of its tiles is impossible");
        }
        if (tiled && width * height > Math.max(size.pixels(), MAX_TILE_BEYOND_PICTURE)) {
            throw Refusal.damaged("its tiles are far larger than the picture");
        }
        return new Size((int) width, (int) (tiled ? height : Math.min(height, size.height())));
    }

    private int count(Size size, Size each) throws IOException {
        long planes = page.number(PLANAR, 1) == 2 ? page.number(SAMPLES, 1) : 1;
        long count = planes * ceilDiv(size.width(), each.width()) * ceilDiv(size.height(), each.height());
        if (count > MAX_SEGMENTS) {
            throw Refusal.tooLarge("The picture is in " + count + " pieces; at most " + MAX_SEGMENTS + " are allowed");
        }
        return (int) count;
    }

    private static long ceilDiv(long a, long b) {
        return (a + b - 1) / b;
    }

    private void requireInside(long[] offsets, long[] lengths) throws IOException {
        long end = 0;
        for (int i = 0; i < offsets.length; i++) {
            long to = offsets[i] + Math.max(1, lengths[i]);
            if (to < 0) {
                throw Refusal.damaged("it points beyond its end");
            }
            end = Math.max(end, to);
        }
        in.seek(end);
    }

    /** Each piece is a whole JPEG file, which could declare a size of its own and make a decoder allocate for that. */
    private void requireNoLargerJpegs(long[] offsets, Size each) throws IOException {
        int side = Math.max(each.width(), each.height()) + JPEG_PADDING;
        SizeLimit limit = new SizeLimit((long) (each.width() + JPEG_PADDING) * (each.height() + JPEG_PADDING), side);
        for (long offset : offsets) {
            in.seek(offset + 2);
            int marker = segmentMarker();
            while (!JpegFrame.isFrameMarker(marker)) {
                in.skip(Math.max(0, in.u16() - 2));
                marker = segmentMarker();
            }
            JpegFrame.read(marker, in, in.u16() - 2, limit);
        }
    }

    private int segmentMarker() throws IOException {
        if (in.u8() != 0xff) {
            throw Refusal.damaged("the JPEG data in it are malformed");
        }
        int marker = in.u8();
        while (marker == 0xff) {
            marker = in.u8();
        }
        return marker;
    }
}
