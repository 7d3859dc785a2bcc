package io.imagecatalog.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A picture in the catalog.
 *
 * @param filename as the uploader named it, for people to read; never a path
 * @param original where the original's bytes are
 * @param bytes the original's length
 * @param perceptualHash there once the asset was first rendered
 */
public record Asset(
        long id,
        Tenant tenant,
        String filename,
        ContentHash hash,
        StorageKey original,
        long bytes,
        ImageInfo image,
        Optional<PerceptualHash> perceptualHash,
        Instant createdAt) {}
