package io.imagecatalog.model;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A colour that shows through the transparent parts of a picture.
 *
 * @param red 0 to 255, in sRGB, as are the others
 */
public record Background(int red, int green, int blue) {
    /** White. */
    public static final Background WHITE = new Background(255, 255, 255);

    private static final Pattern HEX = Pattern.compile("#?([0-9a-fA-F]{6})");

    public Background {
        if ((red | green | blue) >>> 8 != 0) {
            throw new IllegalArgumentException(
                    "Red, green and blue of a background are 0 to 255, not " + red + ", " + green + ", " + blue);
        }
    }

    /** Reads six hex digits, with or without a number sign: {@code #ffffff} is white. */
    public static Background parse(String text) {
        var matcher = HEX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("A background is six hex digits as in #ffffff, not '" + text + "'");
        }
        int rgb = HexFormat.fromHexDigits(matcher.group(1));
        return new Background(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
    }

    /** Whether it is a shade of gray. */
    public boolean isGray() {
        return red == green && green == blue;
    }

    /** As in {@code #ffffff}. */
    @Override
    public String toString() {
        return "#" + HexFormat.of().toHexDigits(red << 16 | green << 8 | blue, 6);
    }
}
