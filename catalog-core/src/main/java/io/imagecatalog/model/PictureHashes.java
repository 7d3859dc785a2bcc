package io.imagecatalog.model;

/**
 * Three hashes of what a picture looks like, after Python's imagehash.
 *
 * @param perceptual its {@code phash}: the lowest frequencies against their median
 * @param average its {@code average_hash}: 8x8 pixels against their mean
 * @param difference its {@code dhash}: 9x8 pixels, each against its neighbour
 */
public record PictureHashes(PerceptualHash perceptual, PerceptualHash average, PerceptualHash difference) {

    /**
     * How far two pictures' hashes are from each other.
     *
     * @throws IllegalArgumentException if they were made by different recipes
     */
    public HashDistances distances(PictureHashes other) {
        return new HashDistances(
                perceptual.distance(other.perceptual),
                average.distance(other.average),
                difference.distance(other.difference));
    }
}
