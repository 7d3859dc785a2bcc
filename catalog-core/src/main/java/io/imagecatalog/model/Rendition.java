package io.imagecatalog.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A smaller version of an asset, made by a preset.
 *
 * @param key where the bytes are
 * @param quality that the file was written with; the preset's, unless its gate had it raised
 * @param fidelity if it was measured, which is done for a gate
 * @param fingerprint of the preset and engine that made it, see {@link Preset#fingerprint}
 * @param hash of the rendition's bytes
 */
public record Rendition(
        long id,
        long assetId,
        String preset,
        StorageKey key,
        ImageFormat format,
        Size size,
        long bytes,
        int quality,
        Optional<Fidelity> fidelity,
        String fingerprint,
        ContentHash hash,
        Instant createdAt) {}
