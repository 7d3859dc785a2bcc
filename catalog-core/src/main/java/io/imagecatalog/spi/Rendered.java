package io.imagecatalog.spi;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Size;

/** A finished rendition, in memory. */
public record Rendered(Preset preset, Size size, Content content) {}
