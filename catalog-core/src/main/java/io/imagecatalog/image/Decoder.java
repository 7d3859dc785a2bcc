package io.imagecatalog.image;

import io.imagecatalog.image.structure.Anatomy;
import io.imagecatalog.model.Content;
import java.io.IOException;

/**
 * The reading half of a codec. Thread-safe.
 *
 * <p>On pictures that its structure has passed it may still throw anything, as decoders do; whoever calls it sorts that out.
 */
@FunctionalInterface
interface Decoder {

    /**
     * The samples of the frame, of eight bits, in whatever colour encoding or profile the file has them.
     *
     * @param time looked at again and again
     */
    PixelRows decode(Anatomy anatomy, Content content, DecodeTime time) throws IOException;
}
