package io.imagecatalog.bench;

import java.io.IOException;

/** A picture in memory that a library can scale to a size; what it returns is the scaled picture. */
@FunctionalInterface
interface Scaling {
    Object scale() throws IOException;
}
