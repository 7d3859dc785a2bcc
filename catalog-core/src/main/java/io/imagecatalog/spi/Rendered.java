package io.imagecatalog.spi;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.Fidelity;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Size;
import java.util.Optional;

/**
 * A finished rendition, in memory.
 *
 * @param quality that the file was written with; the preset's, unless its gate had it raised
 * @param fidelity of this file, measured if the preset has a gate
 */
public record Rendered(Preset preset, Size size, Content content, int quality, Optional<Fidelity> fidelity) {

    /** One of the preset's own quality, not measured. */
    public Rendered(Preset preset, Size size, Content content) {
        this(preset, size, content, preset.quality(), Optional.empty());
    }
}
