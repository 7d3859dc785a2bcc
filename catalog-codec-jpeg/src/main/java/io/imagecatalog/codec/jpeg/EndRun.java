package io.imagecatalog.codec.jpeg;

/** How many blocks in a row have nothing more in their band but corrections, and these (ITU-T T.81, G.1.2.2 and G.1.2.3). */
final class EndRun {
    private static final int LONGEST = 0x7fff;

    private final int kind;
    private final Symbols symbols;
    private final CorrectionBits corrections = new CorrectionBits();
    private int blocks;

    EndRun(int kind, Symbols symbols) {
        this.kind = kind;
        this.symbols = symbols;
    }

    /** One more block ends here. */
    void add() {
        blocks++;
        if (blocks == LONGEST || corrections.areMany()) {
            flush();
        }
    }

    /** One more block ends here. Its corrections are taken over. */
    void add(CorrectionBits ofBlock) {
        ofBlock.moveTo(corrections);
        add();
    }

    /** Makes a symbol of the run, if there is one; what comes next is not part of it. */
    void flush() {
        if (blocks > 0) {
            int length = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(blocks);
            symbols.add(KeptSymbol.of(kind, length << 4, blocks & ((1 << length) - 1), length));
            blocks = 0;
            corrections.moveTo(symbols);
        }
    }
}
