package io.imagecatalog.codec.jpeg;

import java.util.List;

/** Codes the upper bits of the first frequencies of a plane, as differences to the block before (ITU-T T.81, G.1.2.1). */
final class DcScan implements BlockCoder {
    private final List<KeptRow> rows;
    private final int kind;
    private final int bitsLeft;
    private final Symbols symbols;
    private int last;

    DcScan(List<KeptRow> rows, int kind, int bitsLeft, Symbols symbols) {
        this.rows = rows;
        this.kind = kind;
        this.bitsLeft = bitsLeft;
        this.symbols = symbols;
    }

    @Override
    public void code(int row, int column) {
        int upper = rows.get(row).average(column) >> bitsLeft;
        symbols.add(KeptSymbol.ofValue(kind, 0, upper - last));
        last = upper;
    }

    @Override
    public void codeBeyond() {
        symbols.add(KeptSymbol.ofValue(kind, 0, 0));
    }
}
