package io.imagecatalog.codec.jpeg;

/** Codes a band of the frequencies of blocks, in a scan of one plane. */
interface AcCoder {

    void code(KeptRow row, int column);

    /** Called behind the last block. */
    void end();
}
