package io.imagecatalog.image;

import io.imagecatalog.image.structure.EmbeddedProfile;
import io.imagecatalog.model.Content;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.WritableRaster;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * The step to sRGB: by the embedded profile if there is one that fits the picture and works, else by convention.
 *
 * @param byProfile missing if there is no such profile, or if it is sRGB's own
 */
record ColorConversion(Optional<ColorConvertOp> byProfile) {
    /** For pictures without a profile. */
    static final ColorConversion BY_CONVENTION = new ColorConversion(Optional.empty());

    private static final int GRID = 6;

    /** The bytes of a profile, unless they are too many, or torn: colours a little off are better than no picture. */
    static Optional<byte[]> profile(Optional<EmbeddedProfile> embedded, Content content) throws IOException {
        try {
            return embedded.isEmpty()
                    ? Optional.empty()
                    : Optional.of(embedded.get().read(content))
                            .filter(bytes -> bytes.length < EmbeddedProfile.MAX_BYTES);
        } catch (ZipException | EOFException | RuntimeException e) {
            return Optional.empty();
        }
    }

    static ColorConversion of(Channels channels, Optional<byte[]> profile) {
        return profile.map(bytes -> of(channels, bytes)).orElse(BY_CONVENTION);
    }

    private static ColorConversion of(Channels channels, byte[] bytes) {
        try {
            ICC_Profile profile = ICC_Profile.getInstance(bytes);
            return fits(profile, channels.colors()) ? working(profile, channels.colors()) : BY_CONVENTION;
        } catch (RuntimeException e) {
            return BY_CONVENTION;
        }
    }

    private static boolean fits(ICC_Profile profile, int colors) {
        int type = profile.getColorSpaceType();
        return switch (colors) {
            case 1 -> type == ColorSpace.TYPE_GRAY;
            case 3 -> type == ColorSpace.TYPE_RGB;
            default -> type == ColorSpace.TYPE_CMYK;
        };
    }

    /** Whether a profile works, and whether it changes anything, only shows when colours are converted by it. */
    private static ColorConversion working(ICC_Profile profile, int colors) throws CMMException {
        ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
        ColorConvertOp conversion = new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null);
        WritableRaster device = grid(colors);
        WritableRaster shown = conversion.filter(device, ProfiledRows.row(device.getWidth(), 3));
        return colors == 3 && areAlike(ProfiledRows.samples(device), ProfiledRows.samples(shown))
                ? BY_CONVENTION
                : new ColorConversion(Optional.of(conversion));
    }

    /** Colours from all over the device's gamut, in one row. */
    private static WritableRaster grid(int colors) {
        int count = (int) Math.pow(GRID, colors);
        WritableRaster grid = ProfiledRows.row(count, colors);
        byte[] samples = ProfiledRows.samples(grid);
        for (int i = 0; i < count; i++) {
            int rest = i;
            for (int color = 0; color < colors; color++, rest /= GRID) {
                samples[i * colors + color] = (byte) (rest % GRID * 255 / (GRID - 1));
            }
        }
        return grid;
    }

    private static boolean areAlike(byte[] ones, byte[] others) {
        for (int i = 0; i < ones.length; i++) {
            if (Math.abs((ones[i] & 0xff) - (others[i] & 0xff)) > 1) {
                return false;
            }
        }
        return true;
    }

    /** Whether what stands in a picture of these channels is shown right as it is: as gray, sRGB, or YCbCr of sRGB. */
    boolean changesNothing(Channels channels) {
        return byProfile.isEmpty() && channels.colors() != 4;
    }

    /** Gray or RGB. */
    PixelRows toSrgb(PixelRows stored) {
        PixelRows device = stored.channels() == Channels.YCBCR ? new YccRows(stored) : stored;
        if (byProfile.isPresent()) {
            return new ProfiledRows(device, byProfile.get());
        }
        return device.channels().colors() == 4 ? new InkRows(device) : device;
    }
}
