/**
 * Pictures on the JVM alone: their renditions, and how alike two pictures are. Start with
 * {@link io.imagecatalog.image.JvmRenditionEngine}, {@link io.imagecatalog.image.JvmQualityComparator} and
 * {@link io.imagecatalog.image.JvmPictureHasher}; nothing else is public.
 *
 * <p>A picture goes through a list of steps. {@code Structures} walks its file and finds the {@code Anatomy}; a
 * {@code Decoder} makes {@code PixelRows} of that, which are poured into sinks band by band: the {@code Resampler}, and the
 * {@code HashThumbnail} as a witness. All that is left to do is done with the pixels of the largest rendition: they are
 * converted to sRGB, turned upright, and scaled further. Each rendition is flattened and handed to an {@code Encoder}, by a
 * {@code GatedEncoder} again and again if its preset has a gate. A decoder and an encoder are what a codec is to the engine;
 * nothing else knows how files are read and written.
 */
@NullMarked
package io.imagecatalog.image;

import org.jspecify.annotations.NullMarked;
