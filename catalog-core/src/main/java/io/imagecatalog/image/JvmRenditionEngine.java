package io.imagecatalog.image;

import io.imagecatalog.codec.jpeg.JpegScale;
import io.imagecatalog.image.structure.Anatomy;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.MemoryUse;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.RenderStep;
import io.imagecatalog.model.Size;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.Rendered;
import io.imagecatalog.spi.RenditionEngine;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes renditions on the JVM alone: reads JPEG by {@code catalog-codec-jpeg}, and PNG, GIF, BMP, WebP and TIFF through
 * ImageIO; writes JPEG and PNG.
 *
 * <p>Of a picture with several frames or pages the first is taken. Embedded ICC profiles are applied, EXIF orientation too;
 * one that only XMP tells of is not. Pictures are scaled by Lanczos' kernel of three lobes, each rendition from the next
 * larger one. A JPEG has its chroma halved both ways, its quality is on libjpeg's scale, and it is baseline unless its preset
 * asks for a progressive one. For a gate the quality is raised by 5 at a time; what is lost by halving chroma counts.
 *
 * <p>The perceptual hash is {@code phash} of Python's imagehash, of the upright picture on white; where colours have to be
 * converted by a profile or from CMYK, which that library does not do, they are converted once only 32x32 pixels are left.
 *
 * <p>On a JVM that is started with {@code --add-modules jdk.incubator.vector}, scaling uses the Vector API; the renditions
 * are the same to the bit.
 *
 * <p>Thread-safe. Pictures that are decoded at the same time share a memory budget in which they wait for each other; one
 * that would need more than all of it is refused as {@linkplain InvalidImageException.Reason#TOO_LARGE too large}. Nothing
 * is written to disk.
 */
public final class JvmRenditionEngine implements RenditionEngine {
    private static final String VERSION = "jvm-3";

    private final JpegDecoding jpegDecoding;
    private final PictureReader reader;
    private final MemoryBudget budget;
    private final Encoders encoders = new Encoders();

    /** An engine with {@linkplain Limits#standard() standard limits} and half of the heap to decode pictures in. */
    public JvmRenditionEngine() {
        this(Limits.standard(), Runtime.getRuntime().maxMemory() / 2);
    }

    /**
     * An engine with limits and memory of its own.
     *
     * @param limits on the pictures that are let in, of which none may have more than 429 million pixels in any case; that
     *     on bytes is left to whoever takes the upload. One that takes too long to decode is stopped at it, and refused
     * @param memoryBudgetBytes what all pictures being decoded at a time may take together; for a baseline JPEG some 3,000
     *     bytes a column, for one in several scans three to nine bytes a pixel besides, for others up to 24, and for all what
     *     their largest rendition takes
     */
    public JvmRenditionEngine(Limits limits, long memoryBudgetBytes) {
        this(limits, memoryBudgetBytes, JpegDecoding.QUALITY);
    }

    /** The same, with how much of a JPEG is decoded. */
    public JvmRenditionEngine(Limits limits, long memoryBudgetBytes, JpegDecoding jpegDecoding) {
        this.jpegDecoding = jpegDecoding;
        this.reader = new PictureReader(limits);
        this.budget = new MemoryBudget(memoryBudgetBytes);
    }

    PictureReader reader() {
        return reader;
    }

    MemoryBudget budget() {
        return budget;
    }

    @Override
    public String version() {
        return jpegDecoding == JpegDecoding.QUALITY ? VERSION : VERSION + "-speed";
    }

    @Override
    public ImageInfo probe(Content image) throws IOException {
        Anatomy anatomy = reader.examine(image);
        budget.requireRoomFor(bytes(anatomy));
        return anatomy.info();
    }

    /** What decoding takes, and scaling the first rendition. */
    private static long bytes(Anatomy anatomy) {
        int channels = anatomy.samples().most();
        return anatomy.decodedBytes()
                + PlaneScaler.bytes(anatomy.canvas(), channels)
                + HashThumbnail.bytes(HashRecipe.PERCEPTUAL.thumbnail(), anatomy.canvas(), channels);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Waits while other pictures take up the memory budget.
     *
     * @throws IllegalArgumentException if a preset asks for a format other than JPEG and PNG
     */
    @Override
    public Rendering render(Content image, List<Preset> presets) throws IOException {
        encoders.requireAll(presets);
        Laps laps = new Laps(RenderStep.DECODE);
        Anatomy anatomy = reader.examine(image);
        Cascade cascade = Cascade.of(anatomy.info().size(), presets);
        laps.turnTo(RenderStep.WAIT);
        return budget.holding(bytes(anatomy) + cascade.bytes(), () -> {
            laps.turnTo(RenderStep.DECODE);
            return reader.decode(
                    anatomy, image, scale(anatomy, cascade), decoded -> render(decoded, presets, cascade, laps));
        });
    }

    private JpegScale scale(Anatomy anatomy, Cascade cascade) {
        Orientation orientation = Orientation.of(anatomy.orientation());
        return cascade.largest()
                .map(largest -> jpegDecoding.scale(anatomy.canvas(), orientation.stored(largest)))
                .orElse(JpegScale.WHOLE);
    }

    private Rendering render(Decoded decoded, List<Preset> presets, Cascade cascade, Laps laps) throws IOException {
        Decoded source = needsHalfTheChroma(decoded, presets, cascade) ? decoded.halvingChroma() : decoded;
        HashThumbnail thumbnail = source.thumbnail(HashRecipe.PERCEPTUAL);
        Rendered[] rendered = new Rendered[presets.size()];
        Picture larger = null;
        for (int index : cascade.largestFirst()) {
            Size size = cascade.sizes().get(index);
            larger = larger == null ? source.scaled(size, thumbnail) : Resampler.resample(larger, size);
            laps.turnTo(RenderStep.ENCODE);
            rendered[index] = encode(larger, presets.get(index));
            laps.turnTo(RenderStep.SCALE);
        }
        if (larger == null) {
            source.rows().pour(thumbnail);
        }
        PerceptualHash hash = source.hash(HashRecipe.PERCEPTUAL, thumbnail);
        return new Rendering(Arrays.asList(rendered), Optional.of(hash), laps.took());
    }

    @Override
    public Optional<MemoryUse> memory() {
        return Optional.of(budget.use());
    }

    private boolean needsHalfTheChroma(Decoded decoded, List<Preset> presets, Cascade cascade) {
        return decoded.isInSrgb()
                && decoded.rows().channels() == Channels.YCBCR
                && encoders.halveChroma(presets)
                && cascade.largest().filter(decoded.orientation()::keepsPairs).isPresent();
    }

    private Rendered encode(Picture picture, Preset preset) throws IOException {
        Picture shown = preset.background()
                .map(background -> Picture.of(FlattenedRows.of(picture, background)))
                .orElse(picture);
        Encoder encoder = encoders.of(preset);
        if (preset.gate().isPresent()) {
            return new GatedEncoder(encoder, reader)
                    .encode(shown, preset, preset.gate().get());
        }
        return new Rendered(preset, shown.size(), Content.of(encoder.encode(shown, preset)));
    }
}
