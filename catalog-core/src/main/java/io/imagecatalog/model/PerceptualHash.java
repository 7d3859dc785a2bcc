package io.imagecatalog.model;

import java.util.HexFormat;

/**
 * A 64-bit fingerprint of what a picture looks like: the fewer bits two of them differ in, the more alike the pictures.
 *
 * @param recipe name and version of the way it was computed; hashes of different recipes can't be compared
 */
public record PerceptualHash(String recipe, long bits) {

    /** Reads 16 hex digits, as {@link #hex()} writes them. */
    public static PerceptualHash parse(String recipe, String hex) {
        if (hex.length() != 16) {
            throw new IllegalArgumentException("A perceptual hash is 16 hex digits, not '" + hex + "'");
        }
        return new PerceptualHash(recipe, HexFormat.fromHexDigitsToLong(hex));
    }

    /**
     * In how many of the 64 bits two hashes differ.
     *
     * @throws IllegalArgumentException if they were made by different recipes
     */
    public int distance(PerceptualHash other) {
        if (!recipe.equals(other.recipe)) {
            throw new IllegalArgumentException("Hashes of " + recipe + " and " + other.recipe + " can't be compared");
        }
        return Long.bitCount(bits ^ other.bits);
    }

    /** 16 lower-case hex digits. */
    public String hex() {
        return HexFormat.of().toHexDigits(bits);
    }

    @Override
    public String toString() {
        return recipe + ":" + hex();
    }
}
