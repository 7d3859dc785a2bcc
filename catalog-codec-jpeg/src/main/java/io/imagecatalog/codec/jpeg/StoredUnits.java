package io.imagecatalog.codec.jpeg;

import java.util.List;
import java.util.stream.IntStream;

/** Units of coefficients that are all there. */
final class StoredUnits extends UnitBatches {
    private final List<JpegComponent> components;
    private final List<Coefficients> coefficients;
    private final List<int[]> steps;

    /** @param steps of each component, in zigzag order */
    StoredUnits(Frame frame, JpegScale scale, List<Coefficients> coefficients, List<int[]> steps) {
        super(frame, scale, IntStream.range(0, steps.size()).toArray());
        this.components = frame.components();
        this.coefficients = coefficients;
        this.steps = steps;
    }

    @Override
    boolean isNextThere() {
        return true;
    }

    @Override
    void readBlocks(int turn, int unitX, int unitY, BlockBatch into, int at, int below) {
        JpegComponent component = components.get(turn);
        Coefficients from = coefficients.get(turn);
        int first = unitY * component.down() * from.across + unitX * component.across();
        for (int y = 0; y < component.down(); y++) {
            for (int x = 0; x < component.across(); x++) {
                from.spread(first + y * from.across + x, steps.get(turn), into.zigzag, at + y * below + x);
            }
        }
    }
}
