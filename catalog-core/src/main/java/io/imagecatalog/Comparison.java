package io.imagecatalog;

import io.imagecatalog.model.Quality;
import io.imagecatalog.spi.QualityComparator;
import java.util.List;

/**
 * How a picture compares with an asset's original and renditions, the original first.
 *
 * @param method how the measures are defined, see {@link QualityComparator#method()}
 * @param unreadable names of those that should be among the entries, but whose bytes are missing or can't be decoded
 */
public record Comparison(long assetId, String method, List<Entry> entries, List<String> unreadable) {
    public Comparison {
        entries = List.copyOf(entries);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * One reference.
     *
     * @param name {@code original} or the preset's
     * @param bytes the reference's length
     */
    public record Entry(String name, long bytes, Quality quality) {}
}
