package io.imagecatalog.codec.jpeg;

import java.util.ArrayList;
import java.util.List;

/** The scans of a progressive file (ITU-T T.81, G), each with codes of its own. */
final class ProgressiveScans {
    private final List<PlaneBlocks> planes;
    private final List<List<KeptRow>> rows;
    private final SegmentWriter segments;
    private final BitWriter out;

    ProgressiveScans(List<PlaneBlocks> planes, SegmentWriter segments, BitWriter out) {
        this.planes = planes;
        this.rows = planes.stream().map(ProgressiveScans::keep).toList();
        this.segments = segments;
        this.out = out;
    }

    private static List<KeptRow> keep(PlaneBlocks plane) {
        BlockRow blocks = new BlockRow(plane.columns());
        List<KeptRow> rows = new ArrayList<>();
        for (int row = 0; row < plane.rows(); row++) {
            plane.read(row, blocks);
            rows.add(new KeptRow(blocks, plane.columns()));
        }
        return rows;
    }

    void write() {
        for (Scan scan : Scan.progression(planes.size())) {
            Symbols symbols = new Symbols();
            List<PlaneBlocks> told = scan.planes().stream().map(planes::get).toList();
            if (scan.isDc()) {
                writeDc(scan, told, symbols);
            } else {
                writeAc(scan, told, symbols);
            }
            symbols.write(out);
            out.endScan();
        }
    }

    private void writeDc(Scan scan, List<PlaneBlocks> told, Symbols symbols) {
        Interleaving.walk(
                told, told.stream().map(plane -> dcCoder(scan, plane, symbols)).toList());
        if (!scan.refines()) {
            for (int tables = 0; tables < Math.min(told.size(), 2); tables++) {
                segments.writeHuffman(symbols.code(Symbols.dc(tables)), tables, false);
            }
        }
        segments.writeScan(scan, told, !scan.refines(), false);
    }

    private BlockCoder dcCoder(Scan scan, PlaneBlocks plane, Symbols symbols) {
        List<KeptRow> blocks = rows.get(plane.number());
        return scan.refines()
                ? new DcRefinement(blocks, scan.bitsLeft(), symbols)
                : new DcScan(blocks, Symbols.dc(plane.tables()), scan.bitsLeft(), symbols);
    }

    private void writeAc(Scan scan, List<PlaneBlocks> told, Symbols symbols) {
        PlaneBlocks plane = told.get(0);
        int kind = Symbols.ac(plane.tables());
        Band band = new Band(scan.first(), scan.last(), scan.bitsLeft());
        AcCoder coder = scan.refines() ? new AcRefinement(band, kind, symbols) : new AcScan(band, kind, symbols);
        for (KeptRow row : rows.get(plane.number())) {
            for (int column = 0; column < row.columns(); column++) {
                coder.code(row, column);
            }
        }
        coder.end();
        segments.writeHuffman(symbols.code(kind), plane.tables(), true);
        segments.writeScan(scan, told, false, true);
    }
}
