package io.imagecatalog.spring;

import static io.imagecatalog.spring.PropertyCheck.accepted;
import static io.imagecatalog.spring.PropertyCheck.require;

import io.imagecatalog.model.Background;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Presets;
import io.imagecatalog.model.QualityGate;
import io.imagecatalog.spring.CatalogProperties.Format;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Makes a preset of what is set for it. What it throws names the property. */
final class PresetReader {
    /** No JPEG is written any longer than this. */
    private static final int MAX_SIDE = 65_500;
    /** What a comparison calls the asset's own entry, beside those named by presets. */
    private static final String ORIGINAL = "original";

    private final String name;
    private final CatalogProperties.Preset asked;

    private PresetReader(String name, CatalogProperties.Preset asked) {
        this.name = name;
        this.asked = asked;
    }

    /** The standard ones if none is asked for. */
    static Presets read(Map<String, CatalogProperties.Preset> asked) {
        if (asked.isEmpty()) {
            return Presets.standard();
        }
        return new Presets(asked.entrySet().stream()
                .map(preset -> new PresetReader(preset.getKey(), preset.getValue()).preset())
                .toList());
    }

    private Preset preset() {
        require(
                !name.equals(ORIGINAL),
                property("width"),
                asked.width(),
                "A preset has any name but 'original', which the asset itself goes by.");
        return gated(progressive(onBackground(ofQuality(inBox()))));
    }

    private Preset inBox() {
        int width = side("width", asked.width());
        int height = asked.height() == null ? width : side("height", asked.height());
        return accepted(
                property("width"),
                width,
                () -> isPng() ? Preset.png(name, width, height) : Preset.jpeg(name, width, height));
    }

    private int side(String side, @Nullable Integer value) {
        require(
                value != null && value >= 1 && value <= MAX_SIDE,
                property(side),
                value,
                "Preset " + name + " needs a " + side + " of 1 to " + MAX_SIDE + " pixels.");
        return value == null ? 0 : value;
    }

    private Preset ofQuality(Preset preset) {
        Integer quality = asked.quality();
        if (quality == null) {
            return preset;
        }
        requireJpeg("quality", quality);
        return accepted(property("quality"), quality, () -> preset.withQuality(quality));
    }

    private Preset onBackground(Preset preset) {
        String background = asked.background();
        if (background == null) {
            return preset;
        }
        return accepted(property("background"), background, () -> preset.withBackground(Background.parse(background)));
    }

    private Preset progressive(Preset preset) {
        return asked.progressive()
                ? accepted(property("progressive"), /* value= */ true, preset::asProgressive)
                : preset;
    }

    private Preset gated(Preset preset) {
        Double ssim = asked.minSsim();
        Double psnr = asked.minPsnr();
        Integer most = asked.maxQuality();
        if (ssim == null && psnr == null) {
            require(most == null, property("max-quality"), most, "It goes with min-ssim or min-psnr only.");
            return preset;
        }
        String property = ssim == null ? "min-psnr" : "min-ssim";
        requireJpeg(property, ssim == null ? psnr : ssim);
        return accepted(
                property(property),
                ssim == null ? psnr : ssim,
                () -> preset.withGate(new QualityGate(
                        optional(ssim), optional(psnr), most == null ? QualityGate.STANDARD_MAX_QUALITY : most)));
    }

    private void requireJpeg(String property, @Nullable Object value) {
        require(!isPng(), property(property), value, "Only a preset of the format jpeg has it.");
    }

    private boolean isPng() {
        return asked.format() == Format.PNG;
    }

    private String property(String last) {
        return "catalog.presets." + name + "." + last;
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
