package io.imagecatalog.spi;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.MemoryUse;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.RenderStep;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads pictures and makes renditions of them.
 *
 * <p>Renditions are upright, in sRGB, at most as large as the original, and carry none of its metadata; transparent parts
 * show the preset's background, or stay as they are if it has none. The same bytes and presets always give the same
 * renditions.
 *
 * <p>A preset with a gate has its quality raised by steps, up to the gate's most, until the gate is met; if it never is, the
 * last try is handed out. The fidelity is that of what is handed out, measured against the upright, flattened picture in
 * sRGB at the rendition's size as it was before it was encoded.
 *
 * <p>Thread-safe. The number of pictures decoded at once is up to the caller or the engine's own limits.
 */
public interface RenditionEngine {

    /** Changes whenever the bytes of renditions may change; part of every {@linkplain Preset#fingerprint fingerprint}. */
    String version();

    /**
     * Checks header and structure without decoding: the limits on size, that every chunk or segment is there to the end.
     *
     * @throws InvalidImageException if it is no picture, torn, over a limit, or not one that this engine reads
     * @throws IOException if the content can't be read now
     */
    ImageInfo probe(Content image) throws IOException;

    /**
     * Makes one rendition a preset, in their order, decoding once.
     *
     * @throws InvalidImageException if it can't be decoded, or for what {@link #probe} refuses
     * @throws IOException if the content can't be read now
     */
    Rendering render(Content image, List<Preset> presets) throws IOException;

    /** How much of the memory it may use is in use now; empty if it sets none aside. */
    default Optional<MemoryUse> memory() {
        return Optional.empty();
    }

    /**
     * What came of one decoding.
     *
     * @param perceptualHash of the whole picture, if the engine computes one
     * @param took how long its steps took, as far as the engine tells
     */
    record Rendering(
            List<Rendered> renditions, Optional<PerceptualHash> perceptualHash, Map<RenderStep, Duration> took) {
        public Rendering {
            renditions = List.copyOf(renditions);
            took = Map.copyOf(took);
        }

        /** Of an engine that does not tell how long it took. */
        public Rendering(List<Rendered> renditions, Optional<PerceptualHash> perceptualHash) {
            this(renditions, perceptualHash, Map.of());
        }
    }
}
