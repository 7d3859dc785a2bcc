package io.imagecatalog.model;

import java.time.Instant;

/**
 * A smaller version of an asset, made by a preset.
 *
 * @param key where the bytes are
 * @param quality as the preset asked for
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
        String fingerprint,
        ContentHash hash,
        Instant createdAt) {}
