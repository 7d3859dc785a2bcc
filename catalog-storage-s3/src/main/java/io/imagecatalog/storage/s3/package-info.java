/** {@link io.imagecatalog.storage.s3.S3Storage} keeps blobs in a bucket of S3, or of a store that speaks like it. */
@NullMarked
package io.imagecatalog.storage.s3;

import org.jspecify.annotations.NullMarked;
