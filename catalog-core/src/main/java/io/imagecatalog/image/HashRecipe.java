package io.imagecatalog.image;

import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.Size;
import java.util.function.ToLongFunction;

/**
 * A way to hash what a picture looks like, as Python's imagehash has it: the brightness of the picture is scaled to a
 * thumbnail, and each bit says how two values of that compare. By rows, the first bit is the highest.
 *
 * @param version changes whenever hashes may come out otherwise
 * @param thumbnail its size, upright
 * @param bits made of the thumbnail's rows
 */
record HashRecipe(String version, Size thumbnail, ToLongFunction<int[][]> bits) {
    /** {@code phash}. */
    static final HashRecipe PERCEPTUAL = new HashRecipe("phash-2", new Size(32, 32), FrequencyBits::of);
    /** {@code average_hash}. */
    static final HashRecipe AVERAGE = new HashRecipe("ahash-1", new Size(8, 8), BrightnessBits::aboveMean);
    /** {@code dhash}. */
    static final HashRecipe DIFFERENCE = new HashRecipe("dhash-1", new Size(9, 8), BrightnessBits::aboveLeft);

    /**
     * Hashes a thumbnail.
     *
     * @param upright gray or RGB, of this recipe's size
     */
    PerceptualHash hash(PixelRows upright) {
        return new PerceptualHash(version, bits.applyAsLong(brightness(upright)));
    }

    private static int[][] brightness(PixelRows upright) {
        int[][] brightness = new int[upright.size().height()][];
        Luma luma = new Luma(upright.layout());
        upright.pour((firstRow, rows, band) -> {
            for (int row = 0; row < rows; row++) {
                brightness[firstRow + row] = luma.row(band, row).clone();
            }
        });
        return brightness;
    }
}
