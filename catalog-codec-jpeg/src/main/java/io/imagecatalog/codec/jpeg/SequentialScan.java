package io.imagecatalog.codec.jpeg;

import java.util.List;

/** The one scan of a baseline file. */
final class SequentialScan {
    private final List<PlaneBlocks> planes;
    private final SegmentWriter segments;
    private final BitWriter out;
    private final Symbols symbols = new Symbols();

    SequentialScan(List<PlaneBlocks> planes, SegmentWriter segments, BitWriter out) {
        this.planes = planes;
        this.segments = segments;
        this.out = out;
    }

    void write() {
        Interleaving.walk(
                planes,
                planes.stream()
                        .map(plane -> new SequentialCoder(plane, symbols))
                        .toList());
        for (int tables = 0; tables < Math.min(planes.size(), 2); tables++) {
            segments.writeHuffman(symbols.code(Symbols.dc(tables)), tables, false);
            segments.writeHuffman(symbols.code(Symbols.ac(tables)), tables, true);
        }
        segments.writeScan(Scan.whole(planes.size()), planes, true, true);
        symbols.write(out);
        out.endScan();
    }
}
