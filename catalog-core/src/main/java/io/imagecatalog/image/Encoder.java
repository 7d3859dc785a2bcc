package io.imagecatalog.image;

import io.imagecatalog.model.Preset;

/** The writing half of a codec. The same picture always gives the same bytes. Thread-safe. */
@FunctionalInterface
interface Encoder {

    /**
     * A file of the picture alone.
     *
     * @param picture gray, sRGB, or YCbCr of sRGB; with alpha only if the preset keeps it
     */
    byte[] encode(Picture picture, Preset preset);
}
