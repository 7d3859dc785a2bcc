package io.imagecatalog.image.structure;

import io.imagecatalog.model.Size;
import java.io.IOException;

/**
 * What stands before the pixels of a lossless WebP (RFC 9649, section 3): transforms, and the groups of prefix codes that the
 * pixels are written in. There may be 65,536 groups even if there is a single pixel, and the decoder makes tables of them all
 * first. How many there are is told by the greatest number in an image that says which block of pixels is of which group.
 */
final class WebpLossless {
    private static final int PREDICTOR = 0;
    private static final int COLOR = 1;
    private static final int COLOR_INDEXING = 3;
    private static final int CHANNEL_VALUES = 256;
    private static final int LENGTHS = 24;
    private static final int DISTANCES = 40;
    private static final int MOST_CACHE_BITS = 11;

    private final WebpBits bits;
    private final int height;
    private int width;

    /**
     * @param bits behind the header, which the transparency of a lossy picture does not have
     */
    WebpLossless(WebpBits bits, Size size) {
        this.bits = bits;
        this.width = size.width();
        this.height = size.height();
    }

    /** Reads up to the pixels and tells what the prefix codes take in the decoder's memory, at the most. */
    long decoderBytes() throws IOException {
        transforms();
        int cached = cachedColors();
        int groups = bits.flag() ? groups() : 1;
        long bytes = 0;
        for (int i = 0; i < groups; i++) {
            bytes += Group.read(bits, cached).decoderBytes();
        }
        return bytes;
    }

    /** The decoder would read one again and again, and hold the image of each. */
    private void transforms() throws IOException {
        int seen = 0;
        while (bits.flag()) {
            int type = bits.next(2);
            if ((seen >> type & 1) == 1) {
                throw Refusal.damaged("its pixels are transformed twice in the same way");
            }
            seen |= 1 << type;
            transform(type);
        }
    }

    private void transform(int type) throws IOException {
        if (type == PREDICTOR || type == COLOR) {
            greatestOfBlocks();
        } else if (type == COLOR_INDEXING) {
            int colors = 1 + bits.next(8);
            greatestOfImage(colors, 1);
            width = inBlocks(width, packing(colors));
        }
    }

    /** How many pixels of few colours are one, as a power of two. */
    private static int packing(int colors) {
        if (colors > 16) {
            return 0;
        }
        if (colors > 4) {
            return 1;
        }
        return colors > 2 ? 2 : 3;
    }

    private int cachedColors() throws IOException {
        if (!bits.flag()) {
            return 0;
        }
        int cacheBits = bits.next(4);
        if (cacheBits < 1 || cacheBits > MOST_CACHE_BITS) {
            throw Refusal.damaged("the colour cache of its pixels is malformed");
        }
        return 1 << cacheBits;
    }

    private int groups() throws IOException {
        return 1 + greatestOfBlocks();
    }

    private int greatestOfBlocks() throws IOException {
        int blockBits = 2 + bits.next(3);
        return greatestOfImage(inBlocks(width, blockBits), inBlocks(height, blockBits));
    }

    private static int inBlocks(int side, int blockBits) {
        return (side + (1 << blockBits) - 1) >> blockBits;
    }

    /**
     * The greatest number that red and green make in an image beside the pixels. Pixels need not be kept for it: what is
     * copied, from before or from the cache, was there already or is zero.
     */
    private int greatestOfImage(int imageWidth, int imageHeight) throws IOException {
        Group codes = Group.read(bits, cachedColors());
        int greatest = 0;
        long left = (long) imageWidth * imageHeight;
        while (left > 0) {
            int symbol = codes.green.next(bits);
            if (symbol < CHANNEL_VALUES) {
                greatest = Math.max(greatest, codes.red.next(bits) << 8 | symbol);
                codes.blue.next(bits);
                codes.alpha.next(bits);
                left--;
            } else if (symbol < CHANNEL_VALUES + LENGTHS) {
                left -= number(symbol - CHANNEL_VALUES);
                number(codes.distance.next(bits));
            } else {
                left--;
            }
        }
        if (left < 0) {
            throw Refusal.damaged("its pixels are copied beyond their end");
        }
        return greatest;
    }

    /** A length or a distance. */
    private int number(int prefix) throws IOException {
        if (prefix < 4) {
            return prefix + 1;
        }
        int extraBits = (prefix - 2) >> 1;
        return ((2 + (prefix & 1)) << extraBits) + bits.next(extraBits) + 1;
    }

    /**
     * @param green for lengths and cached colours, too
     */
    private record Group(
            WebpPrefixCode green,
            WebpPrefixCode red,
            WebpPrefixCode blue,
            WebpPrefixCode alpha,
            WebpPrefixCode distance) {

        static Group read(WebpBits bits, int cachedColors) throws IOException {
            return new Group(
                    WebpPrefixCode.read(bits, CHANNEL_VALUES + LENGTHS + cachedColors),
                    WebpPrefixCode.read(bits, CHANNEL_VALUES),
                    WebpPrefixCode.read(bits, CHANNEL_VALUES),
                    WebpPrefixCode.read(bits, CHANNEL_VALUES),
                    WebpPrefixCode.read(bits, DISTANCES));
        }

        int decoderBytes() {
            return green.decoderBytes()
                    + red.decoderBytes()
                    + blue.decoderBytes()
                    + alpha.decoderBytes()
                    + distance.decoderBytes();
        }
    }
}
