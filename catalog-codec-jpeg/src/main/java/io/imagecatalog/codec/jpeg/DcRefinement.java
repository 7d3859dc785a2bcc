package io.imagecatalog.codec.jpeg;

import java.util.List;

/** Tells one more bit of the first frequencies of a plane, as it is (ITU-T T.81, G.1.2.1). */
final class DcRefinement implements BlockCoder {
    private final List<KeptRow> rows;
    private final int bitsLeft;
    private final Symbols symbols;
    private int last;

    DcRefinement(List<KeptRow> rows, int bitsLeft, Symbols symbols) {
        this.rows = rows;
        this.bitsLeft = bitsLeft;
        this.symbols = symbols;
    }

    @Override
    public void code(int row, int column) {
        last = rows.get(row).average(column) >> bitsLeft & 1;
        symbols.addBits(last, 1);
    }

    @Override
    public void codeBeyond() {
        symbols.addBits(last, 1);
    }
}
