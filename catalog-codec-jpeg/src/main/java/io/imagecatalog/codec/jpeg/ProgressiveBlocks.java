package io.imagecatalog.codec.jpeg;

import java.io.IOException;

/**
 * Decodes the blocks of one component in a progressive scan (ITU-T T.81, G.1.2 and G.2). What decoders disagree about in broken
 * files is done as libjpeg does it (jdphuff.c).
 */
abstract class ProgressiveBlocks implements ScanBlocks {
    final EntropyReader in;
    final Coefficients to;

    ProgressiveBlocks(EntropyReader in, Coefficients to) {
        this.in = in;
        this.to = to;
    }

    static ProgressiveBlocks of(EntropyReader in, ScanHeader scan, ScanHeader.Part part, Tables tables, Coefficients to)
            throws JpegException {
        boolean refines = scan.high() > 0;
        if (scan.first() == 0) {
            return refines
                    ? new RefinedAverages(in, to, scan.low())
                    : new Averages(in, to, tables.dc(part.dc()), scan.low());
        }
        HuffmanTable table = tables.ac(part.ac());
        return refines ? new Refined(in, to, table, scan) : new Others(in, to, table, scan);
    }

    @Override
    public final void decode(int block) throws IOException {
        in.prepare();
        read(block);
    }

    abstract void read(int block);

    @Override
    public void restart() {}

    /** The value of so many bits, less all ones if the first is zero (ITU-T T.81, F.2.2.1). */
    final int readValue(int size) {
        int value = in.read(size);
        return value + (((value - ((1 << size) >> 1)) >> 31) & ((-1 << size) + 1));
    }

    /** The first scan of averages. */
    private static final class Averages extends ProgressiveBlocks {
        private final HuffmanTable table;
        private final int low;
        private int average;

        Averages(EntropyReader in, Coefficients to, HuffmanTable table, int low) {
            super(in, to);
            this.table = table;
            this.low = low;
        }

        @Override
        void read(int block) {
            average += readValue(HuffmanTable.size(in.readCode(table)));
            to.set(block, 0, average << low);
        }

        @Override
        public void restart() {
            average = 0;
        }
    }

    /** One more bit of averages. */
    private static final class RefinedAverages extends ProgressiveBlocks {
        private final int low;

        RefinedAverages(EntropyReader in, Coefficients to, int low) {
            super(in, to);
            this.low = low;
        }

        @Override
        void read(int block) {
            if (in.readBit()) {
                to.set(block, 0, to.values[block * 64] | (1 << low));
            }
        }
    }

    /** What both scans of other coefficients have in common: runs of blocks that bring nothing new. */
    private abstract static class Runs extends ProgressiveBlocks {
        final HuffmanTable table;
        final int first;
        final int last;
        final int low;
        /** How many blocks are still to come, this one with them, that have no new coefficient. */
        int blocksWithout;

        Runs(EntropyReader in, Coefficients to, HuffmanTable table, ScanHeader scan) {
            super(in, to);
            this.table = table;
            this.first = scan.first();
            this.last = scan.last();
            this.low = scan.low();
        }

        final int readRun(int size) {
            return (1 << size) + in.read(size);
        }

        @Override
        public final void restart() {
            blocksWithout = 0;
        }
    }

    /** The first scan of some other coefficients. */
    private static final class Others extends Runs {
        Others(EntropyReader in, Coefficients to, HuffmanTable table, ScanHeader scan) {
            super(in, to, table, scan);
        }

        @Override
        void read(int block) {
            if (blocksWithout > 0) {
                blocksWithout--;
                return;
            }
            for (int place = first; place <= last; place++) {
                int entry = in.readCode(table);
                int run = HuffmanTable.run(entry);
                int size = HuffmanTable.size(entry);
                if (size == 0 && run != 15) {
                    blocksWithout = readRun(run) - 1;
                    return;
                }
                place += run;
                if (size != 0) {
                    to.set(block, Math.min(place, 63), readValue(size) << low);
                }
            }
        }
    }

    /** One more bit of some other coefficients, and those that this bit is the first of. */
    private static final class Refined extends Runs {
        private final int plus;

        Refined(EntropyReader in, Coefficients to, HuffmanTable table, ScanHeader scan) {
            super(in, to, table, scan);
            this.plus = 1 << low;
        }

        @Override
        void read(int block) {
            int place = first;
            while (blocksWithout == 0 && place <= last) {
                place = readNew(block, place) + 1;
            }
            if (blocksWithout > 0) {
                refine(block, place);
                blocksWithout--;
            }
        }

        /** Reads a new coefficient and refines those before it; returns its place, or where none was read any more. */
        private int readNew(int block, int from) {
            int entry = in.readCode(table);
            int run = HuffmanTable.run(entry);
            boolean isNew = HuffmanTable.size(entry) != 0;
            int value = 0;
            if (isNew) {
                value = in.readBit() ? plus : -plus;
            } else if (run != 15) {
                blocksWithout = readRun(run);
                return from - 1;
            }
            int place = skip(block, from, run);
            if (isNew) {
                to.set(block, Math.min(place, 63), value);
            }
            return place;
        }

        /** Goes over so many zeros, refining what is not zero, up to the next zero. */
        private int skip(int block, int from, int zeros) {
            long nonzero = to.nonzero[block];
            int left = zeros;
            int place = from;
            for (; place <= last; place++) {
                if (((nonzero >>> place) & 1) != 0) {
                    refineOne(block * 64 + place);
                } else if (--left < 0) {
                    break;
                }
            }
            return place;
        }

        private void refine(int block, int from) {
            if (from > last) {
                return;
            }
            long range = (-1L >>> (63 - last)) & (-1L << from);
            for (long left = to.nonzero[block] & range; left != 0; left &= left - 1) {
                refineOne(block * 64 + Long.numberOfTrailingZeros(left));
            }
        }

        private void refineOne(int at) {
            short[] values = to.values;
            int value = values[at];
            if (in.readBit() && (value & plus) == 0) {
                values[at] = (short) (value >= 0 ? value + plus : value - plus);
            }
        }
    }
}
