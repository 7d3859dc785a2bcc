package io.imagecatalog.image;

import io.imagecatalog.model.PictureHashes;
import io.imagecatalog.model.Size;
import java.util.stream.Stream;

/** Takes all hashes of a picture. For one thread. */
final class Hashes implements BandSink {
    private final Decoded picture;
    private final HashThumbnail perceptual;
    private final HashThumbnail average;
    private final HashThumbnail difference;

    /**
     * @param picture whose bands are to come
     */
    Hashes(Decoded picture) {
        this.picture = picture;
        this.perceptual = picture.thumbnail(HashRecipe.PERCEPTUAL);
        this.average = picture.thumbnail(HashRecipe.AVERAGE);
        this.difference = picture.thumbnail(HashRecipe.DIFFERENCE);
    }

    /** What it takes in memory, at the most. */
    static long bytes(Size picture, int channels) {
        return Stream.of(HashRecipe.PERCEPTUAL, HashRecipe.AVERAGE, HashRecipe.DIFFERENCE)
                .mapToLong(recipe -> HashThumbnail.bytes(recipe.thumbnail(), picture, channels))
                .sum();
    }

    @Override
    public void add(int firstRow, int rows, Band band) {
        perceptual.add(firstRow, rows, band);
        average.add(firstRow, rows, band);
        difference.add(firstRow, rows, band);
    }

    /** Of all bands. */
    PictureHashes taken() {
        return new PictureHashes(
                picture.hash(HashRecipe.PERCEPTUAL, perceptual),
                picture.hash(HashRecipe.AVERAGE, average),
                picture.hash(HashRecipe.DIFFERENCE, difference));
    }
}
