package io.imagecatalog.codec.jpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Units straight from the one scan of a sequential picture, so that no more than a row of them is in memory. */
final class StreamedUnits extends UnitBatches {
    private final EntropyReader in;
    /** By block of a unit. */
    private final SequentialBlocks[] decoders;

    private final int restartInterval;
    private int unitsToRestart;

    StreamedUnits(EntropyReader in, Frame frame, JpegScale scale, ScanHeader scan, Tables tables) throws JpegException {
        super(frame, scale, order(scan));
        this.in = in;
        this.restartInterval = tables.restartInterval();
        this.unitsToRestart = restartInterval;
        List<SequentialBlocks> byTurn = new ArrayList<>();
        for (ScanHeader.Part part : scan.parts()) {
            int[] steps = tables.steps(frame.components().get(part.index()));
            byTurn.add(new SequentialBlocks(in, tables.dc(part.dc()), tables.ac(part.ac()), steps));
        }
        this.decoders = blocks().stream().map(block -> byTurn.get(block.turn())).toArray(SequentialBlocks[]::new);
        in.begin();
    }

    private static int[] order(ScanHeader scan) {
        return scan.parts().stream().mapToInt(ScanHeader.Part::index).toArray();
    }

    @Override
    void readUnits(int firstX, int unitY, int units, BlockBatch into, int[] first, int[] ahead) throws IOException {
        for (int unit = 0; unit < units; unit++) {
            if (isNextThere()) {
                in.prepare();
                readUnit(unit, into.zigzag, first, ahead);
            }
        }
    }

    private void readUnit(int unit, int[][] zigzag, int[] first, int[] ahead) {
        for (int block = 0; block < decoders.length; block++) {
            decoders[block].decode(zigzag, first[block] + unit * ahead[block]);
        }
    }

    private boolean isNextThere() throws IOException {
        if (restartInterval > 0 && unitsToRestart-- == 0) {
            in.restart();
            for (SequentialBlocks decoder : decoders) {
                decoder.restart();
            }
            unitsToRestart = restartInterval - 1;
        }
        return !in.isExhausted();
    }
}
