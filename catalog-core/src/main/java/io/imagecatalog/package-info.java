/**
 * The door: {@link io.imagecatalog.Catalog} puts everything together; {@link io.imagecatalog.AssetService} takes pictures in
 * and hands them out. The services can also be built one by one, by a constructor or an injector.
 */
@NullMarked
package io.imagecatalog;

import org.jspecify.annotations.NullMarked;
