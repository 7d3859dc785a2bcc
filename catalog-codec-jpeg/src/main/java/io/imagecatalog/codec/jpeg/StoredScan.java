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
    private final List<UnitBlock> unit;
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
        this.unit = UnitBlock.of(header.parts().stream()
                .map(part -> frame.components().get(part.index()))
                .toList());
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
                decodeUnits(y);
            }
        }
    }

    /** Blocks that only fill up units are not there. */
    private void decodeSingle(int index, Runnable eachRow) throws IOException {
        JpegComponent component = frame.components().get(index);
        ScanBlocks decoder = decoders.get(0);
        int padded = coefficients.get(index).across;
        for (int y = 0; y < component.blocksDown(); y++) {
            eachRow.run();
            for (int x = 0; x < component.blocksAcross(); x++) {
                if (isNextThere()) {
                    decoder.decode(y * padded + x);
                }
            }
        }
    }

    private void decodeUnits(int unitY) throws IOException {
        int[] first = unit.stream().mapToInt(block -> first(block, unitY)).toArray();
        int[] ahead = unit.stream().mapToInt(block -> component(block).across()).toArray();
        ScanBlocks[] byBlock =
                unit.stream().map(block -> decoders.get(block.turn())).toArray(ScanBlocks[]::new);
        for (int x = 0; x < frame.across(); x++) {
            if (isNextThere()) {
                for (int block = 0; block < byBlock.length; block++) {
                    byBlock[block].decode(first[block] + x * ahead[block]);
                }
            }
        }
    }

    /** Where the first unit of a row has a block. */
    private int first(UnitBlock block, int unitY) {
        int index = header.parts().get(block.turn()).index();
        return (unitY * component(block).down() + block.y()) * coefficients.get(index).across + block.x();
    }

    private JpegComponent component(UnitBlock block) {
        return frame.components().get(header.parts().get(block.turn()).index());
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
