package io.imagecatalog.model;

import java.time.Instant;

/** What is left of an asset after its deletion, until a purge removes the original's bytes too. */
public record DeletedAsset(long id, StorageKey original, long bytes, Instant deletedAt) {}
