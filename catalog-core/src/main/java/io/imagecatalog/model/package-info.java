/**
 * The words of the catalog: records and enums that need nothing but the JDK. Every type here is immutable and safe to
 * share between threads. Start with {@link io.imagecatalog.model.Asset}, {@link io.imagecatalog.model.Rendition},
 * {@link io.imagecatalog.model.Preset} and {@link io.imagecatalog.model.Job}.
 */
@NullMarked
package io.imagecatalog.model;

import org.jspecify.annotations.NullMarked;
