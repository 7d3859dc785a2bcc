package io.imagecatalog.codec.jpeg;

/** Codes the blocks of a plane, in the order in which they stand in a scan of interleaved planes. */
interface BlockCoder {

    /** Called before the blocks of a row of units. */
    default void start(int unitRow) {}

    /** A block of the plane. */
    void code(int row, int column);

    /** A block beyond the edge. It repeats the average of the one before, which takes the fewest bits. */
    void codeBeyond();
}
