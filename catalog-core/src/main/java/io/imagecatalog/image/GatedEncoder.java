package io.imagecatalog.image;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.Fidelity;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.QualityGate;
import io.imagecatalog.model.Size;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.Rendered;
import java.io.IOException;
import java.util.Optional;

/**
 * Writes a rendition at its preset's quality, reads it back, and writes it anew at a higher one for as long as it is less
 * faithful than the preset's gate asks and the gate allows.
 *
 * @param encoder of the preset's format
 * @param reader whose limits let renditions in, which are no larger than the picture that it has read
 */
record GatedEncoder(Encoder encoder, PictureReader reader) {
    static final int STEP = 5;

    /** What it takes in memory to measure a rendition: its original in RGB, the file read back, as stored and in RGB, and sums. */
    static long bytes(Preset preset, Size size) {
        if (preset.gate().isEmpty()) {
            return 0;
        }
        // A progressive file's coefficients wait in memory, two bytes and a bit each, half as many as samples are in
        // RGB.
        int stored = preset.progressive() ? 2 : 1;
        return (2L + stored) * Channels.RGB.count() * size.pixels() + Ssim.bytes(size);
    }

    /**
     * @param shown what the encoder takes, with its chroma in full
     */
    Rendered encode(Picture shown, Preset preset, QualityGate gate) throws IOException {
        Picture original = inRgb(shown);
        int quality = preset.quality();
        byte[] file = encoder.encode(shown, preset);
        Fidelity fidelity = measure(file, original);
        while (!gate.isMetBy(fidelity) && quality < gate.maxQuality()) {
            quality = Math.min(quality + STEP, gate.maxQuality());
            file = encoder.encode(shown, preset.withQuality(quality));
            fidelity = measure(file, original);
        }
        return new Rendered(preset, shown.size(), Content.of(file), quality, Optional.of(fidelity));
    }

    private Fidelity measure(byte[] file, Picture original) throws IOException {
        Picture written = read(Content.of(file));
        return new Fidelity(Psnr.of(written, original), Ssim.of(written, original));
    }

    private Picture read(Content file) throws IOException {
        try {
            return reader.decode(reader.examine(file), file, decoded -> inRgb(decoded.rows()));
        } catch (InvalidImageException e) {
            throw new IllegalStateException("A rendition can't be read back", e);
        }
    }

    /** A gray picture stays gray. */
    private static Picture inRgb(PixelRows rows) {
        return Picture.of(rows.channels() == Channels.YCBCR ? new YccRows(rows) : rows);
    }
}
