package io.imagecatalog.image;

import io.imagecatalog.image.structure.Anatomy;
import io.imagecatalog.model.Background;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.PictureHashes;
import io.imagecatalog.model.Quality;
import io.imagecatalog.model.Size;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.QualityComparator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares pictures on the JVM alone; it reads what {@link JvmRenditionEngine} reads, and turns, converts, flattens and
 * scales as that does.
 *
 * <p>The PSNR is over all samples of red, green and blue, with 255 as the peak. The SSIM is that of Wang et al., 2004, on
 * ITU-R BT.601 luma; the hashes are those of {@link JvmPictureHasher}, each of its own picture before it is scaled.
 *
 * <p>Thread-safe. Waits while other pictures take up the memory budget; a candidate and a reference that would not fit into
 * all of it together are refused as {@linkplain InvalidImageException.Reason#TOO_LARGE too large}.
 */
public final class JvmQualityComparator implements QualityComparator {
    private static final String METHOD =
            "Both upright, in sRGB of 8 bits, on white; the candidate scaled to the reference's"
                    + " size by Lanczos3. PSNR: over all samples of red, green and blue, MAX = 255. SSIM: Wang et al. 2004, 11x11"
                    + " Gaussian, sigma 1.5, K1 0.01, K2 0.03, on BT.601 luma at full size. Hash distances: bits of 64, each of its"
                    + " own picture unscaled, after Python's imagehash: phash, average_hash, dhash.";

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
    public String method() {
        return METHOD;
    }

    @Override
    public List<Optional<Quality>> compare(Content candidate, List<Content> references) throws IOException {
        Anatomy anatomy = reader.examine(candidate);
        List<Optional<Anatomy>> others = new ArrayList<>();
        for (Content reference : references) {
            others.add(unlessRefused(() -> reader.examine(reference)));
        }
        // One share for both: to ask for a second one while holding the first could wait for ever.
        return budget.holding(bytes(anatomy) + largest(anatomy, others), () -> {
            Seen seen = see(candidate, anatomy);
            List<Optional<Quality>> qualities = new ArrayList<>();
            for (int i = 0; i < others.size(); i++) {
                qualities.add(compare(seen, references.get(i), others.get(i)));
            }
            return qualities;
        });
    }

    /** What the reference that takes most takes beside the candidate. */
    private static long largest(Anatomy candidate, List<Optional<Anatomy>> references) {
        return references.stream()
                .flatMap(Optional::stream)
                .mapToLong(reference -> bytes(reference) + comparingBytes(candidate, reference))
                .max()
                .orElse(0);
    }

    /** Decoded, then stored and upright, then perhaps the other picture at its size. */
    private static long bytes(Anatomy anatomy) {
        long copies = 3L * Channels.RGB.count() * anatomy.canvas().pixels();
        return anatomy.decodedBytes()
                + copies
                + Hashes.bytes(anatomy.canvas(), anatomy.samples().most());
    }

    private static long comparingBytes(Anatomy candidate, Anatomy reference) {
        Size size = reference.info().size();
        return PlaneScaler.bytes(candidate.info().size(), size, Channels.RGB.count()) + Ssim.bytes(size);
    }

    private record Seen(Picture picture, PictureHashes hashes) {
        Size size() {
            return picture.size();
        }
    }

    private Seen see(Content content, Anatomy anatomy) throws IOException {
        return reader.decode(anatomy, content, JvmQualityComparator::see);
    }

    private static Seen see(Decoded decoded) {
        Hashes hashes = new Hashes(decoded);
        PixelRows srgb = decoded.color().toSrgb(new WitnessedRows(decoded.rows(), hashes));
        Picture picture = Picture.of(FlattenedRows.of(srgb, Background.WHITE));
        return new Seen(decoded.orientation().upright(picture), hashes.taken());
    }

    private Optional<Quality> compare(Seen candidate, Content reference, Optional<Anatomy> anatomy) throws IOException {
        return anatomy.isEmpty()
                ? Optional.empty()
                : unlessRefused(() -> see(reference, anatomy.get())).map(seen -> compare(candidate, seen));
    }

    private static Quality compare(Seen candidate, Seen reference) {
        Picture scaled = Resampler.resample(candidate.picture(), reference.size());
        return new Quality(
                Psnr.of(scaled, reference.picture()),
                Ssim.of(scaled, reference.picture()),
                candidate.hashes().distances(reference.hashes()),
                candidate.size(),
                reference.size());
    }

    private static <T> Optional<T> unlessRefused(MemoryBudget.Work<T> reading) throws IOException {
        try {
            return Optional.of(reading.run());
        } catch (InvalidImageException refused) {
            return Optional.empty();
        }
    }
}
