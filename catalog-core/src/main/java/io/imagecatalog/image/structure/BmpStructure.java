package io.imagecatalog.image.structure;

import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.Size;
import java.io.IOException;

/**
 * Windows and OS/2 bitmaps: the file header, the information header by its length (12, 40, 52, 56, 64, 108 or 124 bytes),
 * and rows padded to four bytes, which have to be there in full unless they are compressed.
 */
final class BmpStructure implements Structure {
    private static final int FILE_HEADER_BYTES = 14;
    private static final int CORE_HEADER_BYTES = 12;
    private static final int UNCOMPRESSED = 0;
    private static final int RLE8 = 1;
    private static final int RLE4 = 2;
    private static final int BITFIELDS = 3;

    @Override
    public Anatomy walk(ByteReader in, SizeLimit limit) throws IOException {
        in.skip(10);
        long pixels = in.u32le();
        Header header = header(in);
        Size size = limit.admit(header.width(), Math.abs(header.height()));
        header.requireRead();
        if (pixels < FILE_HEADER_BYTES + header.length()) {
            throw Refusal.damaged("its pixels overlap its header");
        }
        in.seek(pixels);
        in.skip(header.isCompressed() ? 1 : header.bytesOf(size));
        return Anatomy.of(ImageFormat.BMP, size, header.colorSpace(), Excerpt.toTheEnd(), header.bits() > 8 ? 4 : 1);
    }

    private static Header header(ByteReader in) throws IOException {
        long length = in.u32le();
        if (length == CORE_HEADER_BYTES) {
            int width = in.u16le();
            int height = in.u16le();
            in.skip(2);
            return new Header(length, width, height, in.u16le(), UNCOMPRESSED, false);
        }
        if (length != 40 && length != 52 && length != 56 && length != 64 && length != 108 && length != 124) {
            throw Refusal.damaged("its header is malformed");
        }
        long width = (int) in.u32le();
        long height = (int) in.u32le();
        in.skip(2);
        int bits = in.u16le();
        int compression = (int) Math.min(in.u32le(), Integer.MAX_VALUE);
        return new Header(length, width, height, bits, compression, hasAlpha(in, length, bits, compression));
    }

    /** Headers of 56 bytes and more have a mask for alpha behind those for red, green and blue. */
    private static boolean hasAlpha(ByteReader in, long length, int bits, int compression) throws IOException {
        boolean mayHave = length >= 56 && length != 64 && compression == BITFIELDS && bits >= 16;
        if (!mayHave) {
            return false;
        }
        in.skip(20 + 12);
        return in.u32le() != 0;
    }

    /**
     * @param height negative if the rows stand in the file from top to bottom
     */
    private record Header(long length, long width, long height, int bits, int compression, boolean alpha) {

        void requireRead() {
            boolean known = switch (compression) {
                case UNCOMPRESSED -> bits == 1 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32;
                case RLE8 -> bits == 8 && height > 0;
                case RLE4 -> bits == 4 && height > 0;
                case BITFIELDS -> bits == 16 || bits == 32;
                default -> throw Refusal.unsupported("BMP pictures with this kind of compression are not read");
            };
            if (!known) {
                throw Refusal.damaged("its header is malformed");
            }
        }

        boolean isCompressed() {
            return compression == RLE8 || compression == RLE4;
        }

        long bytesOf(Size size) {
            long rowBytes = ((long) size.width() * bits + 31) / 32 * 4;
            return rowBytes * size.height();
        }

        ColorSpace colorSpace() {
            if (bits <= 8) {
                return ColorSpace.P;
            }
            return alpha ? ColorSpace.RGBA : ColorSpace.RGB;
        }
    }
}
