package io.imagecatalog.model;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * How a rendition is made: the box it must fit into, and the file it is written as. A picture is scaled down to fit, keeping
 * its proportions, and never enlarged. Start with {@link #jpeg} or {@link #png} and change what should be otherwise:
 *
 * <pre>{@code
 * Preset.jpeg("card", 400).withQuality(80).withBackground(Background.parse("#f0f0f0")).asProgressive()
 * }</pre>
 *
 * @param name 1 to 32 lower-case letters, digits, {@code _} or {@code -}, starting with a letter
 * @param maxWidth of the box, in pixels
 * @param maxHeight of the box, in pixels
 * @param quality of a JPEG, 1 to 100, on libjpeg's scale, which is where a gate starts; of no meaning for a PNG
 * @param background what shows through transparent parts; if there is none they stay transparent, which a JPEG can't have
 * @param progressive whether a JPEG is shown ever clearer while it arrives; only for JPEG
 * @param gate what is asked of the renditions' fidelity, if anything is; only for JPEG, as a PNG loses nothing
 */
public record Preset(
        String name,
        int maxWidth,
        int maxHeight,
        ImageFormat format,
        int quality,
        Optional<Background> background,
        boolean progressive,
        Optional<QualityGate> gate) {
    private static final int STANDARD_QUALITY = 85;
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
        if (format == ImageFormat.JPEG && background.isEmpty()) {
            throw new IllegalArgumentException("Preset " + name + ": a JPEG can't keep alpha, it needs a background");
        }
        if (format != ImageFormat.JPEG && progressive) {
            throw new IllegalArgumentException("Preset " + name + ": only a JPEG can be progressive, not " + format);
        }
        gate.ifPresent(present -> requireFitting(name, format, quality, present));
    }

    private static void requireFitting(String name, ImageFormat format, int quality, QualityGate gate) {
        if (format != ImageFormat.JPEG) {
            throw new IllegalArgumentException("Preset " + name + ": only a JPEG can have a gate, not " + format);
        }
        if (gate.maxQuality() < quality) {
            throw new IllegalArgumentException("Preset " + name + ": the most quality of its gate is at least its own, "
                    + quality + ", not " + gate.maxQuality());
        }
    }

    /** A JPEG of quality 85 on white, not progressive, within a square box. */
    public static Preset jpeg(String name, int maxSide) {
        return jpeg(name, maxSide, maxSide);
    }

    /** A JPEG of quality 85 on white, not progressive. */
    public static Preset jpeg(String name, int maxWidth, int maxHeight) {
        return new Preset(
                name,
                maxWidth,
                maxHeight,
                ImageFormat.JPEG,
                STANDARD_QUALITY,
                Optional.of(Background.WHITE),
                /* progressive= */ false,
                Optional.empty());
    }

    /** A PNG that keeps alpha, within a square box. */
    public static Preset png(String name, int maxSide) {
        return png(name, maxSide, maxSide);
    }

    /** A PNG that keeps alpha. */
    public static Preset png(String name, int maxWidth, int maxHeight) {
        return new Preset(
                name,
                maxWidth,
                maxHeight,
                ImageFormat.PNG,
                STANDARD_QUALITY,
                Optional.empty(),
                /* progressive= */ false,
                Optional.empty());
    }

    /** The same with another quality, 1 to 100. */
    public Preset withQuality(int otherQuality) {
        return new Preset(name, maxWidth, maxHeight, format, otherQuality, background, progressive, gate);
    }

    /** The same with transparent parts showing a colour. */
    public Preset withBackground(Background color) {
        return new Preset(name, maxWidth, maxHeight, format, quality, Optional.of(color), progressive, gate);
    }

    /** The same as a progressive JPEG. */
    public Preset asProgressive() {
        return new Preset(name, maxWidth, maxHeight, format, quality, background, /* progressive= */ true, gate);
    }

    /** The same with a gate, which starts at the quality set before. */
    public Preset withGate(QualityGate asked) {
        return new Preset(name, maxWidth, maxHeight, format, quality, background, progressive, Optional.of(asked));
    }

    /**
     * Changes whenever the bytes of a rendition could change: with any setting but the name, and with the engine.
     *
     * @param engineVersion what the engine calls its present way of making renditions
     * @return 16 lower-case hex digits
     */
    public String fingerprint(String engineVersion) {
        StringJoiner settings = new StringJoiner("|")
                .add(engineVersion)
                .add(maxWidth + "x" + maxHeight)
                .add(format.name())
                .add("q" + quality)
                .add(background.map(Background::toString).orElse("alpha"))
                .add(progressive ? "progressive" : "baseline");
        // Without one nothing is added: renditions made before there were gates are not to count as stale.
        gate.map(Preset::settings).ifPresent(settings::add);
        return ContentHash.of(settings.toString().getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, 16);
    }

    private static String settings(QualityGate gate) {
        return "ssim" + gate.leastSsim().orElse(0) + " psnr" + gate.leastPsnr().orElse(0) + " up to q"
                + gate.maxQuality();
    }
}
