package io.imagecatalog.model;

/**
 * How much a tenant may store: assets that are not deleted, and the bytes of their originals. Renditions are not counted, as
 * how large they get is the catalog's doing.
 *
 * @param maxAssets at most so many
 * @param maxBytes at most so many of originals together
 */
public record Quota(long maxAssets, long maxBytes) {
    private static final Quota UNLIMITED = new Quota(Long.MAX_VALUE, Long.MAX_VALUE);

    public Quota {
        if (maxAssets < 0 || maxBytes < 0) {
            throw new IllegalArgumentException("A quota can't be negative");
        }
    }

    public static Quota unlimited() {
        return UNLIMITED;
    }

    /** Whether one more asset of so many bytes fits beside what is stored already. */
    public boolean hasRoomFor(long bytes, long storedAssets, long storedBytes) {
        return storedAssets < maxAssets && bytes <= maxBytes - storedBytes;
    }
}
