package io.imagecatalog.model;

/**
 * A rendition about to be recorded; its bytes are in the storage already.
 *
 * @param quality as the preset asked for
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
        String fingerprint,
        ContentHash hash) {}
