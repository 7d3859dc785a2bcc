/** {@link io.imagecatalog.storage.fs.FileStorage} keeps blobs in a directory. */
@NullMarked
package io.imagecatalog.storage.fs;

import org.jspecify.annotations.NullMarked;
