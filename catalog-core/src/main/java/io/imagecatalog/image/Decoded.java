package io.imagecatalog.image;

import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.PictureHashes;
import io.imagecatalog.model.Size;

/**
 * A picture as its decoder hands it out, and what is still to be done to it.
 *
 * @param rows as stored: not upright, in the colours and with the alpha of the file; those of a file are decoded while they
 *     are read, which goes but once, from top to bottom
 */
record Decoded(PixelRows rows, ColorConversion color, Orientation orientation) {

    /** Whether the stored colours are shown right as they are. */
    boolean isInSrgb() {
        return color.changesNothing(rows.channels());
    }

    /** An empty thumbnail, for the bands of the rows. */
    HashThumbnail thumbnail(HashRecipe recipe) {
        return new HashThumbnail(rows.layout(), orientation.stored(recipe.thumbnail()), isInSrgb());
    }

    /**
     * The hash that a recipe makes of a thumbnail.
     *
     * @param thumbnail that has seen all bands
     */
    PerceptualHash hash(HashRecipe recipe, HashThumbnail thumbnail) {
        Picture seen = thumbnail.picture();
        return recipe.hash(orientation.upright(isInSrgb() ? seen : Picture.of(color.toSrgb(seen))));
    }

    /** All hashes, of all rows. */
    PictureHashes hashes() {
        Hashes hashes = new Hashes(this);
        rows.pour(hashes);
        return hashes.taken();
    }

    Decoded halvingChroma() {
        return new Decoded(rows.halvingChroma(), color, orientation);
    }

    /**
     * The whole picture in a smaller size, upright and in sRGB. It is scaled in the colours that it is stored in and as it
     * lies, since all further steps are quicker with fewer pixels.
     *
     * @param witness sees the bands of the rows
     */
    Picture scaled(Size upright, BandSink witness) {
        Picture scaled = Resampler.resample(rows, orientation.stored(upright), witness);
        return orientation.upright(isInSrgb() ? scaled : Picture.of(color.toSrgb(scaled)));
    }
}
