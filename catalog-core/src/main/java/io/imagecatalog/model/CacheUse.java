package io.imagecatalog.model;

/**
 * What a cache was good for.
 *
 * @param hits what was handed out from it, since it was made
 * @param misses what was not in it, since it was made
 * @param bytes what it holds now, about
 */
public record CacheUse(long hits, long misses, long bytes) {}
