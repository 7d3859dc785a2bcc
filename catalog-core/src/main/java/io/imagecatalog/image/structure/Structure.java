package io.imagecatalog.image.structure;

import java.io.IOException;

/**
 * Walks a picture's file to its end and tells what is in it. Nothing is decoded, nothing inflated, and memory is bounded
 * whatever the file says.
 */
interface Structure {

    /**
     * Walks from the first byte to the picture's end.
     *
     * @param in at the file's first byte, whose format is known already
     * @throws io.imagecatalog.spi.InvalidImageException if the file is torn, contradicts itself, is not read, or the size
     *     it declares is over the limit
     */
    Anatomy walk(ByteReader in, SizeLimit limit) throws IOException;
}
