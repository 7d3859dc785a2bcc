package io.imagecatalog.codec.jpeg;

import java.util.List;

/**
 * The order of blocks in a scan of several planes (ITU-T T.81, A.2.3): the blocks of all planes that show the same place
 * follow each other. The units are whole, even where blocks of them lie beyond the edge.
 */
final class Interleaving {
    private Interleaving() {}

    /**
     * @param coders one for each plane
     */
    static void walk(List<PlaneBlocks> planes, List<? extends BlockCoder> coders) {
        PlaneBlocks first = planes.get(0);
        int unitColumns = units(first.columns(), first.across());
        int unitRows = units(first.rows(), first.down());
        for (int y = 0; y < unitRows; y++) {
            for (BlockCoder coder : coders) {
                coder.start(y);
            }
            for (int x = 0; x < unitColumns; x++) {
                for (int plane = 0; plane < planes.size(); plane++) {
                    walk(planes.get(plane), x, y, coders.get(plane));
                }
            }
        }
    }

    private static int units(int blocks, int inUnit) {
        return (blocks + inUnit - 1) / inUnit;
    }

    private static void walk(PlaneBlocks plane, int unitX, int unitY, BlockCoder coder) {
        for (int row = unitY * plane.down(); row < (unitY + 1) * plane.down(); row++) {
            for (int column = unitX * plane.across(); column < (unitX + 1) * plane.across(); column++) {
                if (column < plane.columns() && row < plane.rows()) {
                    coder.code(row, column);
                } else {
                    coder.codeBeyond();
                }
            }
        }
    }
}
