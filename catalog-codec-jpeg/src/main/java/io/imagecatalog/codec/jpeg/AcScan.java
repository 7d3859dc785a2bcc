package io.imagecatalog.codec.jpeg;

/** Codes the upper bits of a band of frequencies (ITU-T T.81, G.1.2.2). */
final class AcScan implements AcCoder {
    private final Band band;
    private final int kind;
    private final Symbols symbols;
    private final EndRun ends;

    AcScan(Band band, int kind, Symbols symbols) {
        this.band = band;
        this.kind = kind;
        this.symbols = symbols;
        this.ends = new EndRun(kind, symbols);
    }

    @Override
    public void code(KeptRow row, int column) {
        int before = band.first() - 1;
        for (long left = band.of(row, column); left != 0; left &= left - 1) {
            int place = Long.numberOfTrailingZeros(left);
            ends.flush();
            int zeros = place - before - 1;
            for (; zeros > Symbols.MOST_ZEROS; zeros -= Symbols.MOST_ZEROS + 1) {
                symbols.add(KeptSymbol.of(kind, Symbols.SIXTEEN_ZEROS, 0, 0));
            }
            symbols.add(KeptSymbol.ofValue(kind, zeros, band.upper(row.value(column, place))));
            before = place;
        }
        if (before < band.last()) {
            ends.add();
        }
    }

    @Override
    public void end() {
        ends.flush();
    }
}
