package io.imagecatalog.codec.jpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Units straight from the one scan of a sequential picture, so that no more than a row of them is in memory. */
final class StreamedUnits extends UnitBatches {
    private final EntropyReader in;
    private final List<JpegComponent> components = new ArrayList<>();
    private final List<SequentialBlocks> decoders = new ArrayList<>();
    private final int restartInterval;
    private int unitsToRestart;

    StreamedUnits(EntropyReader in, Frame frame, JpegScale scale, ScanHeader scan, Tables tables) throws JpegException {
        super(frame, scale, order(scan));
        this.in = in;
        this.restartInterval = tables.restartInterval();
        this.unitsToRestart = restartInterval;
        for (ScanHeader.Part part : scan.parts()) {
            JpegComponent component = frame.components().get(part.index());
            components.add(component);
            decoders.add(new SequentialBlocks(in, tables.dc(part.dc()), tables.ac(part.ac()), tables.steps(component)));
        }
        in.begin();
    }

    private static int[] order(ScanHeader scan) {
        return scan.parts().stream().mapToInt(ScanHeader.Part::index).toArray();
    }

    @Override
    boolean isNextThere() throws IOException {
        if (restartInterval > 0 && unitsToRestart-- == 0) {
            in.restart();
            decoders.forEach(SequentialBlocks::restart);
            unitsToRestart = restartInterval - 1;
        }
        return !in.isExhausted();
    }

    @Override
    void readBlocks(int turn, int unitX, int unitY, BlockBatch into, int at, int below) throws IOException {
        JpegComponent component = components.get(turn);
        SequentialBlocks decoder = decoders.get(turn);
        for (int y = 0; y < component.down(); y++) {
            for (int x = 0; x < component.across(); x++) {
                decoder.decode(into.zigzag, at + y * below + x);
            }
        }
    }
}
