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
            long bits = in.window();
            int entry = table.entry(bits);
            in.next += HuffmanTable.length(entry);
            average += HuffmanTable.value(bits, entry);
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

        /** How many blocks a code stands for, which has so many bits behind it, the first ones of these. */
        static int blocks(int size, long bits) {
            return (1 << size) + (int) (bits >>> 1 >>> (63 - size));
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
            int next = in.next;
            for (int place = first; place <= last; place++) {
                long bits = EntropyReader.window(in.data, next);
                int entry = table.entry(bits);
                int run = HuffmanTable.run(entry);
                next += HuffmanTable.length(entry);
                if (HuffmanTable.size(entry) != 0) {
                    place += run;
                    to.set(block, Math.min(place, 63), HuffmanTable.value(bits, entry) << low);
                } else if (run == 15) {
                    place += run;
                } else {
                    blocksWithout = blocks(run, EntropyReader.window(in.data, next)) - 1;
                    next += run;
                    break;
                }
            }
            in.next = next;
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
                refine(block, place, last);
                blocksWithout--;
            }
        }

        /** Reads a new coefficient and refines those before it; returns its place, or where none was read any more. */
        private int readNew(int block, int from) {
            long bits = in.window();
            int entry = table.entry(bits);
            int run = HuffmanTable.run(entry);
            int code = HuffmanTable.codeLength(entry);
            bits <<= code;
            if (HuffmanTable.size(entry) == 0) {
                in.next += code;
                if (run != 15) {
                    blocksWithout = blocks(run, bits);
                    in.next += run;
                    return from - 1;
                }
                return skip(block, from, run);
            }
            in.next += code + 1;
            int place = skip(block, from, run);
            to.set(block, Math.min(place, 63), bits < 0 ? plus : -plus);
            return place;
        }

        /** Goes over so many zeros, refining what is not zero, up to the next zero. */
        private int skip(int block, int from, int zeros) {
            long left = ~to.nonzero[block] & places(from, last);
            for (int skipped = 0; skipped < zeros; skipped++) {
                left &= left - 1;
            }
            int place = left == 0 ? last + 1 : Long.numberOfTrailingZeros(left);
            refine(block, from, place - 1);
            return place;
        }

        /** Refines what is not zero from one place to another: a bit each. */
        private void refine(int block, int from, int to) {
            if (from > to) {
                return;
            }
            long left = this.to.nonzero[block] & places(from, to);
            while (left != 0) {
                left = refine(block * 64, left);
            }
        }

        /** Refines as many as a window has bits for; returns those that are left. */
        private long refine(int start, long places) {
            short[] values = to.values;
            long left = places;
            long bits = in.window();
            int count = 0;
            for (; left != 0 && count < EntropyReader.WINDOW; count++) {
                int at = start + Long.numberOfTrailingZeros(left);
                int value = values[at];
                // The bit of an odd script may be there already. No branch: there is no guessing which way it would go.
                int bit = (int) (bits >>> 63) & ~(value >> low);
                values[at] = (short) (value + (((value >> 31) | 1) * (bit << low)));
                bits <<= 1;
                left &= left - 1;
            }
            in.next += count;
            return left;
        }

        private static long places(int from, int to) {
            return from > to ? 0 : (-1L >>> (63 - to)) & (-1L << from);
        }
    }
}
