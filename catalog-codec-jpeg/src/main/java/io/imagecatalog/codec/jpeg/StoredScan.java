package io.imagecatalog.codec.jpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Decodes a scan into coefficients that are kept: ITU-T T.81, A.2 has the order of its blocks. */
final class StoredScan {
    private final EntropyReader in;
    private final Frame frame;
    private final ScanHeader header;
    private final int restartInterval;
    private final List<ScanBlocks> decoders = new ArrayList<>();
    private final List<Coefficients> coefficients;
    private int unitsToRestart;

    StoredScan(EntropyReader in, Frame frame, ScanHeader header, Tables tables, List<Coefficients> coefficients)
            throws JpegException {
        this.in = in;
        this.frame = frame;
        this.header = header;
        this.coefficients = coefficients;
        this.restartInterval = tables.restartInterval();
        this.unitsToRestart = restartInterval;
        for (ScanHeader.Part part : header.parts()) {
            decoders.add(decoder(part, tables));
        }
    }

    private ScanBlocks decoder(ScanHeader.Part part, Tables tables) throws JpegException {
        Coefficients to = coefficients.get(part.index());
        return frame.header().progressive()
                ? ProgressiveBlocks.of(in, header, part, tables, to)
                : new StoredBlocks(in, tables.dc(part.dc()), tables.ac(part.ac()), to);
    }

    /** @param eachRow is run before each row of units, or of blocks */
    void decode(Runnable eachRow) throws IOException {
        in.begin();
        if (header.isSingle()) {
            decodeSingle(header.parts().get(0).index(), eachRow);
        } else {
            for (int y = 0; y < frame.down(); y++) {
                eachRow.run();
                for (int x = 0; x < frame.across(); x++) {
                    decodeUnit(x, y);
                }
            }
        }
    }

    /** Blocks that only fill up units are not there. */
    private void decodeSingle(int index, Runnable eachRow) throws IOException {
        JpegComponent component = frame.components().get(index);
        int padded = coefficients.get(index).across;
        for (int y = 0; y < component.blocksDown(); y++) {
            eachRow.run();
            for (int x = 0; x < component.blocksAcross(); x++) {
                if (isNextThere()) {
                    decoders.get(0).decode(y * padded + x);
                }
            }
        }
    }

    private void decodeUnit(int unitX, int unitY) throws IOException {
        if (!isNextThere()) {
            return;
        }
        for (int i = 0; i < decoders.size(); i++) {
            int index = header.parts().get(i).index();
            JpegComponent component = frame.components().get(index);
            int first = unitY * component.down() * coefficients.get(index).across + unitX * component.across();
            for (int y = 0; y < component.down(); y++) {
                for (int x = 0; x < component.across(); x++) {
                    decoders.get(i).decode(first + y * coefficients.get(index).across + x);
                }
            }
        }
    }

    /** Goes over a restart marker if it is time; whether there is anything left before the next. */
    private boolean isNextThere() throws IOException {
        if (restartInterval > 0 && unitsToRestart-- == 0) {
            in.restart();
            decoders.forEach(ScanBlocks::restart);
            unitsToRestart = restartInterval - 1;
        }
        return !in.isExhausted();
    }
}
