package io.imagecatalog.image.structure;

import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.Size;
import java.io.IOException;

/** A PNG's IHDR chunk. */
record PngHeader(Size size, int bits, int colorType) {
    private static final int GRAY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int GRAY_ALPHA = 4;
    private static final int RGBA = 6;

    static PngHeader read(ByteReader in, long length, SizeLimit limit) throws IOException {
        if (length != 13) {
            throw Refusal.damaged("its header is malformed");
        }
        long width = in.u32();
        long height = in.u32();
        int bits = in.u8();
        int colorType = in.u8();
        int compressionAndFilter = in.u16();
        int interlace = in.u8();
        if (compressionAndFilter != 0 || interlace > 1 || !isLegal(bits, colorType)) {
            throw Refusal.damaged("its header is malformed");
        }
        return new PngHeader(limit.admit(width, height), bits, colorType);
    }

    private static boolean isLegal(int bits, int colorType) {
        return switch (colorType) {
            case GRAY -> bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
            case PALETTE -> bits == 1 || bits == 2 || bits == 4 || bits == 8;
            case RGB, GRAY_ALPHA, RGBA -> bits == 8 || bits == 16;
            default -> false;
        };
    }

    boolean isPalette() {
        return colorType == PALETTE;
    }

    int maxPaletteEntries() {
        return 1 << bits;
    }

    /** Whether a tRNS chunk of that length makes sense; if not, it is passed over. */
    boolean mayHaveTransparency(long length, int paletteEntries) {
        return switch (colorType) {
            case GRAY -> length == 2;
            case RGB -> length == 6;
            case PALETTE -> length >= 1 && length <= paletteEntries;
            default -> false;
        };
    }

    /** How many bytes the rows take before they are compressed, but for the few that say how they are filtered. */
    long rowBytes() {
        int samples = switch (colorType) {
            case GRAY, PALETTE -> 1;
            case GRAY_ALPHA -> 2;
            case RGB -> 3;
            default -> 4;
        };
        return size.pixels() * samples * bits / 8;
    }

    ColorSpace colorSpace() {
        return switch (colorType) {
            case GRAY -> ColorSpace.L;
            case PALETTE -> ColorSpace.P;
            case GRAY_ALPHA -> ColorSpace.LA;
            case RGBA -> ColorSpace.RGBA;
            default -> ColorSpace.RGB;
        };
    }

    /** A reader may add an alpha channel for the sake of a transparent colour. */
    int bytesPerPixel() {
        int samples = switch (colorType) {
            case PALETTE -> 1;
            case GRAY, GRAY_ALPHA -> 2;
            default -> 4;
        };
        return samples * (bits == 16 ? 2 : 1);
    }
}
