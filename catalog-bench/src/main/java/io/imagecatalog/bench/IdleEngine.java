package io.imagecatalog.bench;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Size;
import io.imagecatalog.spi.Rendered;
import io.imagecatalog.spi.RenditionEngine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Does nothing with a picture: what is left of a job is what the catalog keeps of it. Thread-safe. */
final class IdleEngine implements RenditionEngine {
    private static final Content BYTE = Content.of(new byte[1]);

    private final boolean makesRenditions;
    private final AtomicLong hashes = new AtomicLong();

    /** @param makesRenditions whether there are a hash and a rendition a preset, of one byte each, or nothing at all */
    IdleEngine(boolean makesRenditions) {
        this.makesRenditions = makesRenditions;
    }

    @Override
    public String version() {
        return "idle";
    }

    @Override
    public ImageInfo probe(Content image) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Rendering render(Content image, List<Preset> presets) {
        return makesRenditions
                ? new Rendering(presets.stream().map(IdleEngine::rendered).toList(), Optional.of(hash()))
                : new Rendering(List.of(), Optional.empty());
    }

    private static Rendered rendered(Preset preset) {
        return new Rendered(preset, new Size(1, 1), BYTE);
    }

    /** Spread out as those of different pictures are. */
    private PerceptualHash hash() {
        return new PerceptualHash("phash", hashes.incrementAndGet() * 0x9E3779B97F4A7C15L);
    }
}
