package io.imagecatalog.codec.jpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * A block of a unit of several components (ITU-T T.81, A.2.3).
 *
 * @param turn which of the components it is of
 * @param x where it is among that component's blocks of the unit
 * @param y the same from top to bottom
 */
record UnitBlock(int turn, int x, int y) {

    /** All of a unit, in the order in which they are in the file. */
    static List<UnitBlock> of(List<JpegComponent> components) {
        List<UnitBlock> blocks = new ArrayList<>();
        for (int turn = 0; turn < components.size(); turn++) {
            for (int y = 0; y < components.get(turn).down(); y++) {
                for (int x = 0; x < components.get(turn).across(); x++) {
                    blocks.add(new UnitBlock(turn, x, y));
                }
            }
        }
        return List.copyOf(blocks);
    }
}
