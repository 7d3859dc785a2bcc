package io.imagecatalog;

import io.imagecatalog.model.Quality;
import java.util.List;

/** How a picture compares with an asset's original and renditions, the original first. */
public record Comparison(long assetId, List<Entry> entries) {
    public Comparison {
        entries = List.copyOf(entries);
    }

    /**
     * One reference.
     *
     * @param name {@code original} or the preset's
     * @param bytes the reference's length
     */
    public record Entry(String name, long bytes, Quality quality) {}
}
