package io.imagecatalog.image.structure;

import io.imagecatalog.image.structure.Anatomy.Samples;
import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.ImageFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a JPEG's application segments say of orientation and colour: JFIF, Exif, ICC profile, Adobe. Which colour encoding
 * follows from them is libjpeg's rule ({@code default_decompress_parms} in jdapimin.c), which all common decoders share.
 */
final class JpegSegments {
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final byte[] JFIF = ascii("JFIF\0");
    private static final byte[] EXIF = ascii("Exif\0\0");
    private static final byte[] ICC = ascii("ICC_PROFILE\0");
    private static final byte[] ADOBE = ascii("Adobe");
    private static final int NO_ADOBE = -1;

    private boolean jfif;
    private int adobeTransform = NO_ADOBE;
    private int orientation;
    private final Excerpt.Builder profile = new Excerpt.Builder();
    private int profileParts;
    private int profilePartsSeen;
    private boolean profileTorn;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void read(int marker, ByteReader in, int length) throws IOException {
        if (marker == APP0 && !jfif) {
            jfif = startsWith(in, length, JFIF);
        } else if (marker == APP1 && orientation == 0 && startsWith(in, length, EXIF)) {
            orientation = ExifOrientation.of(in.bytes(length - EXIF.length));
        } else if (marker == APP2 && startsWith(in, length, ICC)) {
            readProfile(in, length - ICC.length);
        } else if (marker == APP14 && length >= 12 && startsWith(in, length, ADOBE)) {
            in.skip(6);
            adobeTransform = in.u8();
        }
    }

    private static boolean startsWith(ByteReader in, int length, byte[] signature) throws IOException {
        return length >= signature.length && Arrays.equals(in.bytes(signature.length), signature);
    }

    private void readProfile(ByteReader in, int length) throws IOException {
        if (length < 2) {
            profileTorn = true;
            return;
        }
        int number = in.u8();
        int count = in.u8();
        profileTorn |= number != profilePartsSeen + 1 || (profilePartsSeen > 0 && count != profileParts);
        profileParts = count;
        profilePartsSeen++;
        profile.keep(in.position(), in.position() + length - 2);
    }

    /** @param inParts whether coefficients wait in memory until the last scan */
    Anatomy describe(JpegFrame frame, boolean inParts, Excerpt excerpt) {
        Samples samples = samples(frame.ids());
        boolean hasProfile = profilePartsSeen > 0 && profilePartsSeen == profileParts && !profileTorn;
        return Anatomy.of(ImageFormat.JPEG, frame.size(), colorSpace(samples), excerpt, 0)
                .decodedIn(frame.rowBytes() + (inParts ? frame.coefficientBytes() : 0))
                .turned(Math.max(1, orientation))
                .coded(samples)
                .profiled(hasProfile ? Optional.of(new EmbeddedProfile(profile.build(), false)) : Optional.empty());
    }

    private Samples samples(List<Integer> ids) {
        return switch (ids.size()) {
            case 1 -> Samples.GRAY;
            case 3 -> isRgb(ids) ? Samples.RGB : Samples.YCBCR;
            default -> inks();
        };
    }

    private boolean isRgb(List<Integer> ids) {
        if (jfif) {
            return false;
        }
        if (adobeTransform != NO_ADOBE) {
            return adobeTransform == 0;
        }
        return ids.equals(List.of((int) 'R', (int) 'G', (int) 'B'));
    }

    private Samples inks() {
        return switch (adobeTransform) {
            case NO_ADOBE -> Samples.CMYK;
            case 2 -> Samples.INVERTED_YCCK;
            default -> Samples.INVERTED_CMYK;
        };
    }

    private static ColorSpace colorSpace(Samples samples) {
        return switch (samples.most()) {
            case 1 -> ColorSpace.L;
            case 3 -> ColorSpace.RGB;
            default -> ColorSpace.CMYK;
        };
    }
}
