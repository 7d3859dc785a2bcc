package io.imagecatalog.spi;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.Quality;
import java.io.IOException;
import java.util.List;

/** Measures how close pictures come to others. Thread-safe. */
@FunctionalInterface
public interface QualityComparator {

    /**
     * Compares a candidate with each reference, in their order. The candidate is decoded once.
     *
     * @throws InvalidImageException if one of them can't be decoded
     * @throws IOException if one of them can't be read now
     */
    List<Quality> compare(Content candidate, List<Content> references) throws IOException;
}
