package io.imagecatalog;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.Rendition;
import java.util.List;
import java.util.Optional;

/**
 * An asset with all that belongs to it.
 *
 * @param job the newest one; tells renditions that are not there yet from those that never will be
 */
public record AssetDetails(Asset asset, List<Rendition> renditions, Optional<Job> job) {
    public AssetDetails {
        renditions = List.copyOf(renditions);
    }
}
