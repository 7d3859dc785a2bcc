/**
 * Writes JPEG (ITU-T T.81) straight from planes of samples: {@link io.imagecatalog.image.jpeg.BaselineJpeg} is the one door.
 * Samples become blocks ({@code BlockRow}), blocks frequencies ({@code ForwardDct}), these {@code Symbols}, which are counted as
 * they come; when all are there, they get the shortest codes ({@code HuffmanTable}) and are written ({@code BitWriter}).
 *
 * <p>For the engine alone; not part of what the library promises.
 */
@NullMarked
package io.imagecatalog.image.jpeg;

import org.jspecify.annotations.NullMarked;
