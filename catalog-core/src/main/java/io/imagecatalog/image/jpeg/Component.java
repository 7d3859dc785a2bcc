package io.imagecatalog.image.jpeg;

import io.imagecatalog.model.Size;

/** A plane, as the blocks that it is coded in. */
final class Component {
    private final byte[] plane;
    private final Size size;
    private final int side;
    private final int tables;
    private final QuantizationTable quantization;
    private final int blocks;
    private final BlockRow[] rows;
    private int lastDc;

    /**
     * @param side how many blocks a unit of the picture has across, and as many down
     * @param tables the number of its tables, both for quantization and for Huffman codes
     */
    Component(byte[] plane, Size size, int side, int tables, QuantizationTable quantization) {
        this.plane = plane;
        this.size = size;
        this.side = side;
        this.tables = tables;
        this.quantization = quantization;
        this.blocks = (size.width() + BlockRow.SIDE - 1) / BlockRow.SIDE;
        this.rows = new BlockRow[side];
        for (int row = 0; row < side; row++) {
            rows[row] = new BlockRow(blocks);
        }
    }

    int side() {
        return side;
    }

    int tables() {
        return tables;
    }

    QuantizationTable quantization() {
        return quantization;
    }

    /** Makes the blocks of a row of units ready to be coded. Beyond the plane's lower edge, its last row goes on. */
    void read(int unitY) {
        for (int row = 0; row < side; row++) {
            int top = top(unitY, row);
            if (top < size.height()) {
                read(rows[row], top);
            }
        }
    }

    private void read(BlockRow row, int top) {
        for (int y = 0; y < BlockRow.SIDE; y++) {
            int from = Math.min(top + y, size.height() - 1) * size.width();
            row.read(plane, from, size.width(), y);
        }
        row.transform(quantization);
    }

    private int top(int unitY, int row) {
        return (unitY * side + row) * BlockRow.SIDE;
    }

    /**
     * Codes the blocks of a unit of the row that was read last. Those that lie beyond the edge as a whole repeat the average
     * of the one before, which takes the fewest bits.
     */
    void code(int unitX, int unitY, Symbols symbols) {
        for (int row = 0; row < side; row++) {
            for (int block = unitX * side; block < (unitX + 1) * side; block++) {
                if (block < blocks && top(unitY, row) < size.height()) {
                    symbols.add(tables, rows[row], block, lastDc);
                    lastDc = rows[row].frequency(0, block);
                } else {
                    symbols.addRepetition(tables);
                }
            }
        }
    }
}
