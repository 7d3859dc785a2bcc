package io.imagecatalog.image;

import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.Preset;
import java.util.List;
import java.util.Map;

/** The formats that renditions can be written in. Thread-safe. */
final class Encoders {
    private final Map<ImageFormat, Encoder> encoders = Map.of(
            ImageFormat.JPEG, new JpegOutput(),
            ImageFormat.PNG, new PngEncoder(JdkCodecs.writer("png")));

    /**
     * @throws IllegalArgumentException if the preset's format can't be written
     */
    Encoder of(Preset preset) {
        Encoder encoder = encoders.get(preset.format());
        if (encoder == null) {
            throw new IllegalArgumentException(
                    "Preset " + preset.name() + ": renditions can be JPEG or PNG, not " + preset.format());
        }
        return encoder;
    }

    /**
     * @throws IllegalArgumentException if the format of any can't be written
     */
    void requireAll(List<Preset> presets) {
        presets.forEach(this::of);
    }

    /**
     * Whether chroma is halved in all of their files, so that it need not be any finer before. Where there is a gate it must
     * be, so that what is lost by halving it is seen.
     */
    boolean halveChroma(List<Preset> presets) {
        return presets.stream()
                .allMatch(preset ->
                        preset.format() == ImageFormat.JPEG && preset.gate().isEmpty());
    }
}
