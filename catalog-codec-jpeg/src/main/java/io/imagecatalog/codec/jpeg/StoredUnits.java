package io.imagecatalog.codec.jpeg;

import java.util.List;
import java.util.stream.IntStream;

/** Units of coefficients that are all there. */
final class StoredUnits extends UnitBatches {
    private final List<Coefficients> coefficients;
    private final List<int[]> steps;

    /** @param steps of each component, in zigzag order */
    StoredUnits(Frame frame, JpegScale scale, List<Coefficients> coefficients, List<int[]> steps) {
        super(frame, scale, IntStream.range(0, steps.size()).toArray());
        this.coefficients = coefficients;
        this.steps = steps;
    }

    @Override
    void readUnits(int firstX, int unitY, int units, BlockBatch into, int[] first, int[] ahead) {
        for (int block = 0; block < first.length; block++) {
            UnitBlock place = blocks().get(block);
            JpegComponent component = component(place.turn());
            Coefficients from = coefficients.get(place.turn());
            int start = (unitY * component.down() + place.y()) * from.across + firstX * component.across() + place.x();
            for (int unit = 0; unit < units; unit++) {
                from.spread(
                        start + unit * component.across(),
                        steps.get(place.turn()),
                        into.zigzag,
                        first[block] + unit * ahead[block]);
            }
        }
    }
}
