package io.imagecatalog.codec.jpeg;

import java.io.IOException;

/** Decodes what one scan brings of the blocks of one component. */
interface ScanBlocks {

    /** Decodes the next block. */
    void decode(int block) throws IOException;

    /** Forgets what was before a restart marker. */
    void restart();
}
