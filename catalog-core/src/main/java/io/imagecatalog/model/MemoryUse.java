package io.imagecatalog.model;

/**
 * The memory set aside for decoding pictures.
 *
 * @param limitBytes all of it
 * @param reservedBytes what is held for pictures being worked on
 * @param waiting how many pictures wait for theirs
 */
public record MemoryUse(long limitBytes, long reservedBytes, int waiting) {}
