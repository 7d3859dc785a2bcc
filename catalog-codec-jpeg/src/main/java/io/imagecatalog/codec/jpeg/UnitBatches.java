package io.imagecatalog.codec.jpeg;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Makes rows of samples of a row of units, a batch of blocks at a time. */
abstract class UnitBatches implements JpegRows.RowSource {
    private final List<JpegComponent> components;
    private final int[] order;
    private final List<UnitBlock> blocks;
    private final int[] ahead;
    private final int across;
    private final BlockBatch batch;
    private final BlockTransform transform;
    private final int side;
    private final int unitsABatch;
    private final int[] firstOfFullBatch;

    /** @param order which component of the frame comes when */
    UnitBatches(Frame frame, JpegScale scale, int[] order) {
        this.order = order;
        this.across = frame.across();
        this.components = Arrays.stream(order).mapToObj(frame.components()::get).toList();
        this.blocks = UnitBlock.of(components);
        this.ahead = blocks.stream().mapToInt(this::ahead).toArray();
        this.batch = new BlockBatch(scale);
        this.transform = BlockTransform.of(scale);
        this.side = scale.side();
        this.unitsABatch = Math.max(1, BlockBatch.CAPACITY / blocks.size());
        this.firstOfFullBatch = first(unitsABatch);
    }

    /** The blocks of a unit, in the order in which they are in the file. */
    final List<UnitBlock> blocks() {
        return blocks;
    }

    final JpegComponent component(int turn) {
        return components.get(turn);
    }

    /**
     * Puts the coefficients of some units side by side, multiplied by their steps, into the batch.
     *
     * @param firstX which unit of the row is the first
     * @param first where its blocks are in the batch, one after the other; those of the next are behind them, as many as
     *     {@code ahead} says
     */
    abstract void readUnits(int firstX, int unitY, int units, BlockBatch into, int[] first, int[] ahead)
            throws IOException;

    @Override
    public final void read(int unitRow, JpegRows into) throws IOException {
        for (int unit = 0; unit < across; unit += unitsABatch) {
            read(unit, Math.min(unitsABatch, across - unit), unitRow, into);
        }
    }

    private void read(int firstUnit, int units, int unitRow, JpegRows into) throws IOException {
        int count = units * blocks.size();
        batch.clear(count);
        int[] first = units == unitsABatch ? firstOfFullBatch : first(units);
        readUnits(firstUnit, unitRow, units, batch, first, ahead);
        transform.transform(batch, count);
        write(firstUnit, units, into);
    }

    /** In the batch a component's blocks lie as they do in the picture, one component behind the other. */
    private int[] first(int units) {
        int[] ofComponents = new int[components.size()];
        for (int turn = 1; turn < ofComponents.length; turn++) {
            JpegComponent before = components.get(turn - 1);
            ofComponents[turn] = ofComponents[turn - 1] + units * before.across() * before.down();
        }
        return blocks.stream()
                .mapToInt(block -> ofComponents[block.turn()] + block.y() * units * ahead(block) + block.x())
                .toArray();
    }

    private int ahead(UnitBlock block) {
        return components.get(block.turn()).across();
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
