package io.imagecatalog.codec.jpeg;

/** A plane, as the blocks that it is coded in. */
final class PlaneBlocks {
    private final byte[] plane;
    private final int number;
    private final int width;
    private final int height;
    private final int across;
    private final int down;
    private final QuantizationTable quantization;

    PlaneBlocks(JpegPlanes picture, int number, QuantizationTable quantization) {
        this.plane = picture.plane(number);
        this.number = number;
        this.width = picture.width(number);
        this.height = picture.height(number);
        this.across = number == 0 ? picture.sampling().across() : 1;
        this.down = number == 0 ? picture.sampling().down() : 1;
        this.quantization = quantization;
    }

    /** 0 for brightness, 1 and 2 for chroma. */
    int number() {
        return number;
    }

    /** The number of its tables, both for quantization and for Huffman codes: chroma has its own. */
    int tables() {
        return Math.min(number, 1);
    }

    /** How many blocks a unit of interleaved planes has of this one, side by side. */
    int across() {
        return across;
    }

    /** How many blocks a unit of interleaved planes has of this one, one below the other. */
    int down() {
        return down;
    }

    QuantizationTable quantization() {
        return quantization;
    }

    /** How many blocks stand side by side. */
    int columns() {
        return (width + BlockRow.SIDE - 1) / BlockRow.SIDE;
    }

    /** How many rows of blocks there are. */
    int rows() {
        return (height + BlockRow.SIDE - 1) / BlockRow.SIDE;
    }

    /** Turns a row of blocks into quantized frequencies. Beyond the plane's lower edge, its last row of samples goes on. */
    void read(int row, BlockRow into) {
        for (int y = 0; y < BlockRow.SIDE; y++) {
            int from = Math.min(row * BlockRow.SIDE + y, height - 1) * width;
            into.read(plane, from, width, y);
        }
        into.transform(quantization);
    }
}
