package io.imagecatalog.codec.jpeg;

/** Codes whole blocks (ITU-T T.81, F.1.2). They become frequencies row by row, as they are asked for. */
final class SequentialCoder implements BlockCoder {
    // A block has no more symbols than frequencies.
    private static final int BLOCK = 64;

    private final PlaneBlocks plane;
    private final Symbols symbols;
    private final BlockRow[] rows;
    private final int dc;
    private final int ac;
    private int lastDc;

    SequentialCoder(PlaneBlocks plane, Symbols symbols) {
        this.plane = plane;
        this.symbols = symbols;
        this.dc = Symbols.dc(plane.tables());
        this.ac = Symbols.ac(plane.tables());
        this.rows = new BlockRow[plane.down()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new BlockRow(plane.columns());
        }
    }

    @Override
    public void start(int unitRow) {
        int first = unitRow * rows.length;
        for (int row = first; row < Math.min(first + rows.length, plane.rows()); row++) {
            plane.read(row, rows[row - first]);
        }
    }

    @Override
    public void code(int row, int column) {
        BlockRow blocks = rows[row % rows.length];
        int[] into = symbols.room(BLOCK);
        int at = symbols.size();
        int average = blocks.frequency(0, column);
        into[at] = KeptSymbol.ofValue(dc, 0, average - lastDc);
        lastDc = average;
        symbols.takeUpTo(keepAc(blocks, column, ac, into, at + 1));
    }

    /** Returns the place behind the symbols. */
    private static int keepAc(BlockRow blocks, int column, int kind, int[] into, int start) {
        int at = start;
        int before = 0;
        for (long left = blocks.marks(column) & ~1; left != 0; left &= left - 1) {
            int place = Long.numberOfTrailingZeros(left);
            int zeros = place - before - 1;
            for (; zeros > Symbols.MOST_ZEROS; zeros -= Symbols.MOST_ZEROS + 1) {
                into[at++] = KeptSymbol.of(kind, Symbols.SIXTEEN_ZEROS, 0, 0);
            }
            into[at++] = KeptSymbol.ofValue(kind, zeros, blocks.frequency(place, column));
            before = place;
        }
        if (before < BLOCK - 1) {
            into[at++] = KeptSymbol.of(kind, Symbols.END, 0, 0);
        }
        return at;
    }

    @Override
    public void codeBeyond() {
        symbols.add(KeptSymbol.ofValue(dc, 0, 0));
        symbols.add(KeptSymbol.of(ac, Symbols.END, 0, 0));
    }
}
