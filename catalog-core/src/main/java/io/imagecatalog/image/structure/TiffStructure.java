package io.imagecatalog.image.structure;

import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.Size;
import java.io.IOException;
import java.util.Optional;

/**
 * TIFF 6.0 and BigTIFF. The first page is the picture; its strips or tiles have to lie in the file. Further pages are only
 * followed to see that their chain is whole.
 */
final class TiffStructure implements Structure {
    private static final int MAX_PAGES = 10_000;

    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int ORIENTATION = 274;
    private static final int SAMPLES = 277;
    private static final int COLOR_MAP = 320;
    private static final int EXTRA_SAMPLES = 338;
    private static final int SAMPLE_FORMAT = 339;
    private static final int ICC_PROFILE = 34675;

    // Its specification was withdrawn, as no two programs agreed on what it meant.
    private static final int OLD_JPEG = 6;

    @Override
    public Anatomy walk(ByteReader in, SizeLimit limit) throws IOException {
        TiffDirectories directories = new TiffDirectories(in);
        TiffDirectory first = directories.next();
        Anatomy anatomy = describe(first, limit);
        new TiffSegments(first, in).requireInside(anatomy.canvas());
        directories.followToTheEnd(MAX_PAGES);
        return anatomy;
    }

    private static Anatomy describe(TiffDirectory page, SizeLimit limit) throws IOException {
        Size size = limit.admit(page.required(WIDTH), page.required(HEIGHT));
        requireRead(page);
        int samples = samples(page);
        int bits = bits(page, samples);
        long orientation = page.number(ORIENTATION, 1);
        return Anatomy.of(
                        ImageFormat.TIFF,
                        size,
                        colorSpace(page, samples, bits),
                        Excerpt.toTheEnd(),
                        // At most twice: the reader may convert into another image.
                        2 * samples * Math.max(1, bits / 8))
                .turned(ExifOrientation.isValid(orientation) ? (int) orientation : 1)
                .profiled(profile(page));
    }

    private static void requireRead(TiffDirectory page) throws IOException {
        long compression = page.number(COMPRESSION, 1);
        boolean known = (compression >= 1 && compression <= 8 && compression != OLD_JPEG)
                || compression == 32773
                || compression == 32909
                || compression == 32946;
        if (!known) {
            throw Refusal.unsupported("TIFF pictures with compression " + compression + " are not read");
        }
        if (page.number(SAMPLE_FORMAT, 1) != 1) {
            throw Refusal.unsupported("TIFF pictures whose samples are not unsigned integers are not read");
        }
    }

    private static int samples(TiffDirectory page) throws IOException {
        long samples = page.number(SAMPLES, 1);
        if (samples < 1 || samples > 8) {
            throw Refusal.unsupported("TIFF pictures with " + samples + " samples a pixel are not read");
        }
        return (int) samples;
    }

    private static int bits(TiffDirectory page, int samples) throws IOException {
        long bits = page.number(BITS, 1);
        for (int i = 1; i < Math.min(samples, page.count(BITS)); i++) {
            if (page.number(BITS, i, bits) != bits) {
                throw Refusal.unsupported("TIFF pictures with samples of differing depth are not read");
            }
        }
        if (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16) {
            throw Refusal.unsupported("TIFF pictures with " + bits + " bits a sample are not read");
        }
        return (int) bits;
    }

    private static ColorSpace colorSpace(TiffDirectory page, int samples, int bits) throws IOException {
        long photometric = page.number(PHOTOMETRIC, guessPhotometric(page, samples));
        boolean alpha = hasAlpha(page);
        return switch ((int) photometric) {
            case 0, 1 -> alpha ? ColorSpace.LA : ColorSpace.L;
            case 2 -> needs(3, samples, alpha ? ColorSpace.RGBA : ColorSpace.RGB);
            case 3 -> palette(page, bits);
            case 5 -> needs(4, samples, ColorSpace.CMYK);
            case 6, 8 -> needs(3, samples, ColorSpace.RGB);
            default -> throw Refusal.unsupported("TIFF pictures of this colour model are not read");
        };
    }

    private static int guessPhotometric(TiffDirectory page, int samples) {
        if (page.count(COLOR_MAP) > 0) {
            return 3;
        }
        return samples >= 3 ? 2 : 1;
    }

    private static boolean hasAlpha(TiffDirectory page) throws IOException {
        long first = page.number(EXTRA_SAMPLES, 0);
        return first == 1 || first == 2;
    }

    private static ColorSpace needs(int least, int samples, ColorSpace colorSpace) {
        if (samples < least) {
            throw Refusal.damaged("it has fewer samples a pixel than its colours need");
        }
        return colorSpace;
    }

    private static ColorSpace palette(TiffDirectory page, int bits) {
        if (bits > 8 || page.count(COLOR_MAP) < 3L << bits) {
            throw Refusal.damaged("its palette is malformed");
        }
        return ColorSpace.P;
    }

    private static Optional<EmbeddedProfile> profile(TiffDirectory page) {
        return page.range(ICC_PROFILE)
                .map(range ->
                        new Excerpt.Builder().keep(range.from(), range.to()).build())
                .map(bytes -> new EmbeddedProfile(bytes, false));
    }
}
