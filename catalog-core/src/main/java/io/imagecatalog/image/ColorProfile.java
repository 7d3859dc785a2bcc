package io.imagecatalog.image;

import io.imagecatalog.model.Content;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipException;

/** The step to sRGB: by the embedded profile if there is one that fits the picture and works, else by convention. */
final class ColorProfile {
    private ColorProfile() {}

    static PixelRows toSrgb(PixelRows device, Optional<EmbeddedProfile> embedded, Content content) throws IOException {
        if (embedded.isPresent()) {
            Optional<ColorConvertOp> conversion =
                    conversion(embedded.get(), content, device.channels().colors());
            if (conversion.isPresent()) {
                return new ProfiledRows(device, conversion.get());
            }
        }
        return device.channels().colors() == 4 ? new InkRows(device) : device;
    }

    private static Optional<ColorConvertOp> conversion(EmbeddedProfile embedded, Content content, int colors)
            throws IOException {
        try {
            byte[] bytes = embedded.read(content);
            if (bytes.length >= EmbeddedProfile.MAX_BYTES) {
                return Optional.empty();
            }
            ICC_Profile profile = ICC_Profile.getInstance(bytes);
            return fits(profile, colors) ? working(profile, colors) : Optional.empty();
        } catch (ZipException | EOFException | RuntimeException e) {
            // Colours a little off are better than no picture.
            return Optional.empty();
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

    /** Whether a profile works only shows when a pixel is converted by it. */
    private static Optional<ColorConvertOp> working(ICC_Profile profile, int colors) throws CMMException {
        ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
        ColorConvertOp conversion = new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null);
        conversion.filter(pixel(colors), pixel(3));
        return Optional.of(conversion);
    }

    private static WritableRaster pixel(int bands) {
        return Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 1, 1, bands, null);
    }
}
