package io.imagecatalog.spi;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.Quality;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Measures how close pictures come to others. Thread-safe. */
public interface QualityComparator {

    /** How the measures are defined, and what is done to the pictures before, for people to read. */
    String method();

    /**
     * Compares a candidate with each reference, in their order. The candidate is decoded once.
     *
     * @return empty in place of a reference that can't be decoded
     * @throws InvalidImageException if the candidate is refused, or it and a reference are too large to be compared
     * @throws IOException if one of them can't be read now
     */
    List<Optional<Quality>> compare(Content candidate, List<Content> references) throws IOException;
}
