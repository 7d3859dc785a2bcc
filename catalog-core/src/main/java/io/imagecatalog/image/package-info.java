/**
 * Pictures on the JVM alone: what a file holds, its renditions, and how alike two pictures are. Start with
 * {@link io.imagecatalog.image.JvmRenditionEngine} and {@link io.imagecatalog.image.JvmQualityComparator}; nothing else is
 * public.
 *
 * <p>A picture goes through a list of steps. A {@code Structure} walks its file and finds the {@code Anatomy}; a
 * {@code Decoder} makes {@code PixelRows} of that, which the colour steps wrap one around the other; the {@code Resampler}
 * pulls the rows through once; what it gives is turned upright and handed to an {@code Encoder}.
 */
@NullMarked
package io.imagecatalog.image;

import org.jspecify.annotations.NullMarked;
