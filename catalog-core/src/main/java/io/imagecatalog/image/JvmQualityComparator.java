package io.imagecatalog.image;

import io.imagecatalog.image.structure.Anatomy;
import io.imagecatalog.model.Background;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.Quality;
import io.imagecatalog.model.Size;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.QualityComparator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares pictures on the JVM alone; it reads what {@link JvmRenditionEngine} reads, and turns, converts, flattens and
 * scales as that does.
 *
 * <p>The PSNR is over all samples of red, green and blue, with 255 as the peak. The SSIM is that of Wang et al., 2004, on
 * ITU-R BT.601 luma; the perceptual hashes are each of its own picture before it is scaled.
 *
 * <p>Thread-safe. Waits while other pictures take up the memory budget; a candidate and a reference that would not fit into
 * all of it together are refused as {@linkplain InvalidImageException.Reason#TOO_LARGE too large}.
 */
public final class JvmQualityComparator implements QualityComparator {
    private final PictureReader reader;
    private final MemoryBudget budget;

    /** A comparator with {@linkplain Limits#standard() standard limits} and half of the heap to decode pictures in. */
    public JvmQualityComparator() {
        this(new JvmRenditionEngine());
    }

    /**
     * A comparator with limits and memory of its own.
     *
     * @param limits on the pictures that are let in
     * @param memoryBudgetBytes what all pictures being compared at a time may take together
     */
    public JvmQualityComparator(Limits limits, long memoryBudgetBytes) {
        this(new JvmRenditionEngine(limits, memoryBudgetBytes));
    }

    /** A comparator that shares an engine's limits and its memory budget. */
    public JvmQualityComparator(JvmRenditionEngine engine) {
        this.reader = engine.reader();
        this.budget = engine.budget();
    }

    @Override
    public List<Quality> compare(Content candidate, List<Content> references) throws IOException {
        Anatomy anatomy = reader.examine(candidate);
        List<Anatomy> others = new ArrayList<>();
        long largest = 0;
        for (Content reference : references) {
            Anatomy other = reader.examine(reference);
            others.add(other);
            largest = Math.max(largest, bytes(other) + scalingBytes(anatomy, other));
        }
        // One share for both: to ask for a second one while holding the first could wait for ever.
        return budget.holding(bytes(anatomy) + largest, () -> {
            Seen seen = see(candidate, anatomy);
            List<Quality> qualities = new ArrayList<>();
            for (int i = 0; i < others.size(); i++) {
                qualities.add(compare(seen, see(references.get(i), others.get(i))));
            }
            return qualities;
        });
    }

    /** Decoded, then stored and upright, then perhaps the other picture at its size. */
    private static long bytes(Anatomy anatomy) {
        long copies = 3L * Channels.RGB.count() * anatomy.canvas().pixels();
        return anatomy.decodedBytes()
                + copies
                + HashThumbnail.bytes(anatomy.canvas(), anatomy.samples().most());
    }

    private static long scalingBytes(Anatomy candidate, Anatomy reference) {
        return PlaneScaler.bytes(candidate.info().size(), reference.info().size(), Channels.RGB.count());
    }

    private record Seen(Picture picture, PerceptualHash hash) {
        Size size() {
            return picture.size();
        }
    }

    private Seen see(Content content, Anatomy anatomy) throws IOException {
        Decoded decoded = reader.decode(anatomy, content);
        HashThumbnail thumbnail = decoded.thumbnail();
        decoded.rows().pour(thumbnail);
        PixelRows srgb = decoded.color().toSrgb(decoded.rows());
        Picture picture = Picture.of(FlattenedRows.of(srgb, Background.WHITE));
        return new Seen(decoded.orientation().upright(picture), decoded.hash(thumbnail));
    }

    private static Quality compare(Seen candidate, Seen reference) {
        Picture scaled = Resampler.resample(candidate.picture(), reference.size());
        return new Quality(
                Psnr.of(scaled, reference.picture()),
                Ssim.of(scaled, reference.picture()),
                candidate.hash().distance(reference.hash()),
                candidate.size(),
                reference.size());
    }
}
