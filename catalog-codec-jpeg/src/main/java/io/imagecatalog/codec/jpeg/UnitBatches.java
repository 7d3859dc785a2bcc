package io.imagecatalog.codec.jpeg;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Makes rows of samples of a row of units, a batch of blocks at a time. */
abstract class UnitBatches implements JpegRows.RowSource {
    private final List<JpegComponent> components;
    private final int[] order;
    private final int across;
    private final BlockBatch batch;
    private final BlockTransform transform;
    private final int side;
    private final int unitsABatch;

    /** @param order which component of the frame comes when */
    UnitBatches(Frame frame, JpegScale scale, int[] order) {
        this.order = order;
        this.across = frame.across();
        this.components = Arrays.stream(order).mapToObj(frame.components()::get).toList();
        this.batch = new BlockBatch(scale);
        this.transform = BlockTransform.of(scale);
        this.side = scale.side();
        this.unitsABatch = Math.max(1, BlockBatch.CAPACITY / blocksAUnit());
    }

    private int blocksAUnit() {
        return components.stream()
                .mapToInt(component -> component.across() * component.down())
                .sum();
    }

    /**
     * Puts the coefficients of a unit's blocks of one component, multiplied by their steps, into the batch.
     *
     * @param turn of the component in the order
     * @param at where the first of them is in the batch
     * @param below from a block in the batch to the one below it
     */
    abstract void readBlocks(int turn, int unitX, int unitY, BlockBatch into, int at, int below) throws IOException;

    /** Whether there is anything of the next unit. */
    abstract boolean isNextThere() throws IOException;

    @Override
    public final void read(int unitRow, JpegRows into) throws IOException {
        for (int unit = 0; unit < across; unit += unitsABatch) {
            read(unit, Math.min(unitsABatch, across - unit), unitRow, into);
        }
    }

    private void read(int firstUnit, int units, int unitRow, JpegRows into) throws IOException {
        int blocks = units * blocksAUnit();
        batch.clear(blocks);
        for (int unit = 0; unit < units; unit++) {
            if (isNextThere()) {
                readUnit(firstUnit, unit, units, unitRow);
            }
        }
        transform.transform(batch, blocks);
        write(firstUnit, units, into);
    }

    /** In the batch a component's blocks lie as they do in the picture, one component behind the other. */
    private void readUnit(int firstUnit, int unit, int units, int unitRow) throws IOException {
        int first = 0;
        for (int turn = 0; turn < order.length; turn++) {
            JpegComponent component = components.get(turn);
            int below = units * component.across();
            readBlocks(turn, firstUnit + unit, unitRow, batch, first + unit * component.across(), below);
            first += below * component.down();
        }
    }

    private void write(int firstUnit, int units, JpegRows into) {
        int from = 0;
        for (int turn = 0; turn < order.length; turn++) {
            JpegComponent component = components.get(turn);
            byte[] plane = into.plane(order[turn]);
            int stride = into.stride(order[turn]);
            int blocks = units * component.across();
            int at = firstUnit * component.across() * side;
            for (int row = 0; row < component.down() * side; row++) {
                int first = from + row / side * blocks;
                transform.write(batch, row % side, first, blocks, plane, at + row * stride);
            }
            from += blocks * component.down();
        }
    }
}
