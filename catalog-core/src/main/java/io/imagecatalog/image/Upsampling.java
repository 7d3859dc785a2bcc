package io.imagecatalog.image;

import io.imagecatalog.image.structure.Refusal;

/**
 * Spreads a component of fewer samples out to the size of the picture, as libjpeg does with smooth upsampling (jdsample.c), to
 * the bit. For one thread.
 */
abstract class Upsampling {
    /** With so few samples side by side none is between two others. */
    private static final int TOO_NARROW = 2;

    final SamplePlane plane;

    Upsampling(SamplePlane plane) {
        this.plane = plane;
    }

    /** Makes a row of the picture. */
    abstract void read(int y, int[] into);

    /** Whether a sample stands for two by two pixels. */
    boolean halvesBoth() {
        return false;
    }

    /**
     * @param across how many pixels side by side a sample stands for
     * @param down how many from top to bottom
     */
    static Upsampling of(SamplePlane plane, int across, int down) {
        boolean wide = plane.width() > TOO_NARROW;
        if (across == 1 && down == 1) {
            return new None(plane);
        }
        if (across == 2 && down <= 2 && wide) {
            return new Across(plane, down == 2);
        }
        if (across == 1 && down == 2) {
            return new Down(plane);
        }
        return new Repeated(plane, across, down);
    }

    /** @throws io.imagecatalog.spi.InvalidImageException if samples do not stand for a whole number of pixels */
    static int factor(int most, int own) {
        if (most % own != 0) {
            throw Refusal.unsupported("JPEG pictures whose samples stand for parts of pixels are not read");
        }
        return most / own;
    }

    private static final class None extends Upsampling {
        None(SamplePlane plane) {
            super(plane);
        }

        @Override
        void read(int y, int[] into) {
            plane.read(y, into);
        }
    }

    private static final class Repeated extends Upsampling {
        private final int across;
        private final int down;
        private final int[] row;

        Repeated(SamplePlane plane, int across, int down) {
            super(plane);
            this.across = across;
            this.down = down;
            this.row = new int[plane.width()];
        }

        @Override
        void read(int y, int[] into) {
            plane.read(y / down, row);
            for (int x = 0; x < into.length; x++) {
                into[x] = row[x / across];
            }
        }
    }

    /** A pixel is three quarters of its sample and one of the next nearest, above or below. */
    private static final class Down extends Upsampling {
        private final int[] far;

        Down(SamplePlane plane) {
            super(plane);
            this.far = new int[plane.width()];
        }

        @Override
        void read(int y, int[] into) {
            plane.read(y >> 1, into);
            plane.read(plane.inside((y >> 1) + ((y & 1) == 0 ? -1 : 1)), far);
            int half = 1 + (y & 1);
            for (int x = 0; x < into.length; x++) {
                into[x] = (3 * into[x] + far[x] + half) >> 2;
            }
        }
    }

    /** The same to the left or right and, where samples stand for two rows, above or below. */
    private static final class Across extends Upsampling {
        private static final int NONE = -2;

        private final boolean alsoDown;
        private final int[] sums;
        /** Rows of the plane, by the rest of their number by three: those that the next rows of the picture need again. */
        private final int[][] widened;

        private final int[] kept = {NONE, NONE, NONE};

        Across(SamplePlane plane, boolean alsoDown) {
            super(plane);
            this.alsoDown = alsoDown;
            this.sums = new int[plane.width()];
            this.widened = new int[3][plane.width()];
        }

        @Override
        void read(int y, int[] into) {
            if (alsoDown) {
                int near = y >> 1;
                add(row(near), row(plane.inside(near + ((y & 1) == 0 ? -1 : 1))), sums);
                spread(sums, into, 8, 7, 4);
            } else {
                spread(row(y), into, 1, 2, 2);
            }
        }

        @Override
        boolean halvesBoth() {
            return alsoDown;
        }

        private int[] row(int number) {
            int at = number % 3;
            if (kept[at] != number) {
                plane.read(number, widened[at]);
                kept[at] = number;
            }
            return widened[at];
        }

        private static void add(int[] near, int[] far, int[] sums) {
            for (int x = 0; x < sums.length; x++) {
                sums[x] = 3 * near[x] + far[x];
            }
        }

        /** The first and the last have no neighbour but themselves. */
        private static void spread(int[] samples, int[] into, int left, int right, int shift) {
            int last = samples.length - 1;
            into[0] = (4 * samples[0] + left) >> shift;
            int one = samples[0];
            for (int x = 0; x < last; x++) {
                int other = samples[x + 1];
                into[2 * x + 1] = (3 * one + other + right) >> shift;
                into[2 * x + 2] = (3 * other + one + left) >> shift;
                one = other;
            }
            if (2 * last + 1 < into.length) {
                into[2 * last + 1] = (4 * samples[last] + right) >> shift;
            }
        }
    }
}
