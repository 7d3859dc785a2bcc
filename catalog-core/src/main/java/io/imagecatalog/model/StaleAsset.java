package io.imagecatalog.model;

import java.util.List;

/**
 * An asset whose renditions are not what its catalog's presets ask for.
 *
 * @param presets whose rendition is missing, or was made by other settings or an older engine; not empty
 * @param beingMade whether a job is to make them already
 */
public record StaleAsset(Asset asset, List<String> presets, boolean beingMade) {
    public StaleAsset {
        presets = List.copyOf(presets);
    }
}
