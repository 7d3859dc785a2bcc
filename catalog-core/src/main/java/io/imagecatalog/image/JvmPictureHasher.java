package io.imagecatalog.image;

import io.imagecatalog.image.structure.Anatomy;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.PictureHashes;
import io.imagecatalog.spi.InvalidImageException;
import java.io.IOException;

/**
 * Hashes what pictures look like: reads what {@link JvmRenditionEngine} reads, and gives for every picture the perceptual hash
 * that the engine gives, and two more.
 *
 * <p>They are {@code phash}, {@code average_hash} and {@code dhash} of Python's imagehash with its standard sizes, bit for
 * bit, of the upright picture on white: brightness as Pillow's mode {@code L}, scaled by Pillow's LANCZOS filter. (The library
 * itself turns nothing and drops alpha.) Where colours have to be converted by a profile or from CMYK, which that library does
 * not do, they are converted once only the few pixels that are hashed are left.
 *
 * <p>Thread-safe. Pictures wait for each other in the engine's memory budget.
 */
public final class JvmPictureHasher {
    private final PictureReader reader;
    private final MemoryBudget budget;

    /** A hasher that shares an engine's limits and its memory budget. */
    public JvmPictureHasher(JvmRenditionEngine engine) {
        this.reader = engine.reader();
        this.budget = engine.budget();
    }

    /**
     * All hashes of a picture, decoding it once.
     *
     * @throws InvalidImageException if it can't be decoded, or is over a limit
     * @throws IOException if the content can't be read now
     */
    public PictureHashes hash(Content image) throws IOException {
        Anatomy anatomy = reader.examine(image);
        long bytes = anatomy.decodedBytes()
                + Hashes.bytes(anatomy.canvas(), anatomy.samples().most());
        return budget.holding(bytes, () -> reader.decode(anatomy, image, Decoded::hashes));
    }
}
