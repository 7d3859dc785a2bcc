package io.imagecatalog.model;

import java.util.Optional;

/**
 * A rendition about to be recorded; its bytes are in the storage already.
 *
 * @param quality that the file was written with; the preset's, unless its gate had it raised
 * @param fidelity if it was measured, which is done for a gate
 * @param fingerprint of preset and engine, see {@link Preset#fingerprint}
 * @param hash of the rendition's bytes
 */
public record NewRendition(
        String preset,
        StorageKey key,
        ImageFormat format,
        Size size,
        long bytes,
        int quality,
        Optional<Fidelity> fidelity,
        String fingerprint,
        ContentHash hash) {}
