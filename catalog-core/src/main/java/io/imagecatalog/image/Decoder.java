package io.imagecatalog.image;

import io.imagecatalog.codec.jpeg.JpegScale;
import io.imagecatalog.image.structure.Anatomy;
import io.imagecatalog.image.structure.Refusal;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Size;
import java.io.IOException;
import javax.imageio.ImageReader;

/**
 * The reading half of a codec. Thread-safe.
 *
 * <p>On pictures that its structure has passed it may still throw anything, as decoders do; whoever calls it sorts that out.
 */
@FunctionalInterface
interface Decoder {

    /**
     * The samples of the frame, of eight bits, in whatever colour encoding or profile the file has them; decoded, or to be
     * decoded when they are read.
     *
     * @param scale of a JPEG; others are decoded whole
     * @param time looked at again and again
     */
    DecodedFrame decode(Anatomy anatomy, Content content, JpegScale scale, DecodeTime time) throws IOException;

    /**
     * Turns away a file of which a reader makes another frame than was examined, before the reader allocates that one: memory
     * was reserved for what was examined.
     */
    static void requireExaminedFrame(ImageReader reader, Anatomy anatomy) throws IOException {
        Size examined = anatomy.frame().size();
        if (reader.getWidth(0) != examined.width() || reader.getHeight(0) != examined.height()) {
            throw Refusal.damaged("its pixels are of another size than it says");
        }
    }
}
