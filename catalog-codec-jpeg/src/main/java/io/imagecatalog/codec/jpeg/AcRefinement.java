package io.imagecatalog.codec.jpeg;

/**
 * Tells one more bit of a band of frequencies (ITU-T T.81, G.1.2.3). Those that it makes other than zero are coded; all that were so
 * before have one bit, a correction, behind the symbol that passes over them.
 */
final class AcRefinement implements AcCoder {
    private final Band band;
    private final int kind;
    private final Symbols symbols;
    private final EndRun ends;
    private final CorrectionBits corrections = new CorrectionBits();

    AcRefinement(Band band, int kind, Symbols symbols) {
        this.band = band;
        this.kind = kind;
        this.symbols = symbols;
        this.ends = new EndRun(kind, symbols);
    }

    @Override
    public void code(KeptRow row, int column) {
        long fresh = band.fresh(row, column);
        int lastFresh = Long.SIZE - 1 - Long.numberOfLeadingZeros(fresh);
        int before = band.first() - 1;
        int zeros = 0;
        for (long left = band.of(row, column); left != 0; left &= left - 1) {
            int place = Long.numberOfTrailingZeros(left);
            zeros += place - before - 1;
            before = place;
            // Behind the last that is coded, zeros are part of the block's end.
            if (zeros > Symbols.MOST_ZEROS && place <= lastFresh) {
                zeros = addZeros(zeros);
            }
            int value = band.upper(row.value(column, place));
            if ((fresh >>> place & 1) == 0) {
                corrections.add(Math.abs(value) & 1);
            } else {
                addFresh(zeros, value);
                zeros = 0;
            }
        }
        if (before < band.last() || !corrections.isEmpty()) {
            ends.add(corrections);
        }
    }

    private int addZeros(int zeros) {
        ends.flush();
        int left = zeros;
        while (left > Symbols.MOST_ZEROS) {
            symbols.add(KeptSymbol.of(kind, Symbols.SIXTEEN_ZEROS, 0, 0));
            left -= Symbols.MOST_ZEROS + 1;
            corrections.moveTo(symbols);
        }
        return left;
    }

    private void addFresh(int zeros, int value) {
        ends.flush();
        symbols.add(KeptSymbol.ofValue(kind, zeros, value));
        corrections.moveTo(symbols);
    }

    @Override
    public void end() {
        ends.flush();
    }
}
