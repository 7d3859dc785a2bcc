package io.imagecatalog.model;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * How a rendition is made: the box it must fit into, its format and quality. A picture is scaled down to fit, keeping its
 * proportions, and never enlarged.
 *
 * @param name 1 to 32 lower-case letters, digits, {@code _} or {@code -}, starting with a letter
 * @param maxWidth of the box, in pixels
 * @param maxHeight of the box, in pixels
 * @param quality of a JPEG, 1 to 100, on libjpeg's scale
 */
public record Preset(String name, int maxWidth, int maxHeight, ImageFormat format, int quality) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,31}");

    public Preset {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A preset's name is 1-32 lower-case letters, digits, '_' or '-',"
                    + " starting with a letter, not '" + name + "'");
        }
        if (maxWidth < 1 || maxHeight < 1) {
            throw new IllegalArgumentException(
                    "Preset " + name + ": the box is at least 1x1, not " + maxWidth + "x" + maxHeight);
        }
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("Preset " + name + ": the quality is 1 to 100, not " + quality);
        }
    }

    /** A JPEG of quality 85 within a square box. */
    public static Preset jpeg(String name, int maxSide) {
        return new Preset(name, maxSide, maxSide, ImageFormat.JPEG, 85);
    }

    /**
     * Changes whenever the bytes of a rendition could change: with any setting but the name, and with the engine.
     *
     * @param engineVersion what the engine calls its present way of making renditions
     * @return 16 lower-case hex digits
     */
    public String fingerprint(String engineVersion) {
        String settings = String.join("|", engineVersion, maxWidth + "x" + maxHeight, format.name(), "q" + quality);
        return ContentHash.of(settings.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
    }
}
