package io.imagecatalog.model;

import java.util.Comparator;
import java.util.Optional;

/**
 * An asset that looks much like another picture.
 *
 * @param distance in how many of the 64 bits their perceptual hashes differ
 */
public record SimilarAsset(Asset asset, int distance) {
    /** The most alike first, of those the oldest. */
    public static final Comparator<SimilarAsset> NEAREST_FIRST = Comparator.comparingInt(SimilarAsset::distance)
            .thenComparingLong(similar -> similar.asset().id());

    /** Empty if the asset's hash is further off, of another recipe, or not there yet. */
    public static Optional<SimilarAsset> within(int maxDistance, Asset asset, PerceptualHash hash) {
        return asset.perceptualHash()
                .filter(its -> its.recipe().equals(hash.recipe()))
                .map(its -> new SimilarAsset(asset, its.distance(hash)))
                .filter(similar -> similar.distance() <= maxDistance);
    }
}
