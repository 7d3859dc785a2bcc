/**
 * What a picture's file holds, found without decoding it: {@link io.imagecatalog.image.structure.Structures} walks through a
 * file and tells its {@link io.imagecatalog.image.structure.Anatomy}. A format a class, and its helpers beside it.
 *
 * <p>For the engine alone; not part of what the library promises.
 */
@NullMarked
package io.imagecatalog.image.structure;

import org.jspecify.annotations.NullMarked;
