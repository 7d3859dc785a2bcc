package io.imagecatalog.image;

import java.util.Arrays;

/**
 * The brightness of a 4:2:0 picture's pixels as it is seen once chroma has been spread out to them, see {@link Upsampling},
 * and they are RGB. For one thread.
 *
 * <p>Chroma takes from brightness what it adds, so that it is what the file has, unless red, green or blue is beyond 0 to 255
 * and cut off. Few pixels are so bright, so dark or so colourful. For each column of a band it is found by all chroma that has a
 * part in it whether there can be one: a spread sample lies between those that it is made of, and since each is rounded, green
 * may be one beyond. Only then its pixels are looked at one by one.
 */
final class SpreadBrightness {
    private static final int CHROMA_ROWS = Band.ROWS / 2;

    private final SamplePlane cbPlane;
    private final SamplePlane crPlane;
    /** One row more than a band's above, and one below. */
    private final int[][] cb = new int[CHROMA_ROWS + 2][];

    private final int[][] cr = new int[CHROMA_ROWS + 2][];
    private final int[][] beyond;
    private final int[] low;
    private final int[] high;
    private final int[] least;
    private final int[] most;
    /** The least brightness of a pixel whose colours are within 0 to 255 for sure, and the most. */
    private final int[] from;

    private final int[] to;
    private final int[] darkest;
    private final int[] brightest;
    private final int[] columns;

    SpreadBrightness(int pixels, SamplePlane cbPlane, SamplePlane crPlane) {
        int width = cbPlane.width();
        this.cbPlane = cbPlane;
        this.crPlane = crPlane;
        this.beyond = new int[4][width];
        this.low = new int[width];
        this.high = new int[width];
        this.least = new int[width];
        this.most = new int[width];
        this.from = new int[width];
        this.to = new int[width];
        this.darkest = new int[pixels];
        this.brightest = new int[pixels];
        this.columns = new int[pixels];
    }

    /** Fills in the brightness of a band that has all else. */
    void read(int firstRow, int rows, Band band) {
        int chromaRows = (rows + 1) / 2;
        takeChroma(firstRow / 2, chromaRows, band);
        findRange(chromaRows + 2);
        takeLuma(rows, band);
        int columnsToCorrect = findColumns();
        for (int row = 0; row < rows; row++) {
            correct(row, columnsToCorrect, band.row(0, row), band.brightness(row));
        }
    }

    private void takeChroma(int first, int count, Band band) {
        for (int row = 0; row < count; row++) {
            cb[row + 1] = band.row(1, row);
            cr[row + 1] = band.row(2, row);
        }
        cb[0] = beyond[0];
        cr[0] = beyond[1];
        cb[count + 1] = beyond[2];
        cr[count + 1] = beyond[3];
        cbPlane.read(cbPlane.inside(first - 1), cb[0]);
        crPlane.read(crPlane.inside(first - 1), cr[0]);
        cbPlane.read(cbPlane.inside(first + count), cb[count + 1]);
        crPlane.read(crPlane.inside(first + count), cr[count + 1]);
    }

    private void findRange(int rows) {
        Arrays.fill(least, 0);
        Arrays.fill(most, 0);
        for (int row = 0; row < rows; row++) {
            findOffsets(cb[row], cr[row], low, high);
            addGreen(cb[row], cr[row], low, high);
            widen(low, high, least, most);
        }
        findBounds();
    }

    // In three loops, as the compiler makes no vector instructions of one.
    private static void findOffsets(int[] cb, int[] cr, int[] low, int[] high) {
        for (int x = 0; x < low.length; x++) {
            int red = YccRows.red(cr[x]);
            int blue = YccRows.blue(cb[x]);
            low[x] = Sample.least(red, blue);
            high[x] = Sample.most(red, blue);
        }
    }

    private static void addGreen(int[] cb, int[] cr, int[] low, int[] high) {
        for (int x = 0; x < low.length; x++) {
            int green = YccRows.green(cb[x], cr[x]);
            // Minus one, but for gray, of which there is nothing to be rounded.
            int colour = cb[x] - 128 | cr[x] - 128;
            int rounded = (colour | -colour) >> 31;
            low[x] = Sample.least(low[x], green) + rounded;
            high[x] = Sample.most(high[x], green) - rounded;
        }
    }

    private static void widen(int[] low, int[] high, int[] least, int[] most) {
        for (int x = 0; x < low.length; x++) {
            least[x] = Sample.least(least[x], low[x]);
            most[x] = Sample.most(most[x], high[x]);
        }
    }

    /** As chroma is spread to the left and right too, its columns have a part in their neighbours. */
    private void findBounds() {
        int rest = least.length - 1;
        System.arraycopy(least, 0, low, 1, rest);
        System.arraycopy(most, 0, high, 1, rest);
        System.arraycopy(least, 1, from, 0, rest);
        System.arraycopy(most, 1, to, 0, rest);
        low[0] = least[0];
        high[0] = most[0];
        from[rest] = least[rest];
        to[rest] = most[rest];
        widen(least, most, low, high);
        widen(low, high, from, to);
        bound(from, to);
    }

    private static void bound(int[] from, int[] to) {
        for (int x = 0; x < from.length; x++) {
            from[x] = -from[x];
            to[x] = 255 - to[x];
        }
    }

    private void takeLuma(int rows, Band band) {
        int width = band.row(0, 0).length;
        System.arraycopy(band.row(0, 0), 0, darkest, 0, width);
        System.arraycopy(band.row(0, 0), 0, brightest, 0, width);
        for (int row = 0; row < rows; row++) {
            int[] luma = band.row(0, row);
            System.arraycopy(luma, 0, band.brightness(row), 0, width);
            widen(luma, darkest, brightest);
        }
    }

    private static void widen(int[] luma, int[] darkest, int[] brightest) {
        for (int x = 0; x < luma.length; x++) {
            darkest[x] = Sample.least(darkest[x], luma[x]);
            brightest[x] = Sample.most(brightest[x], luma[x]);
        }
    }

    /** Those with pixels of which a colour may be beyond what there is. */
    private int findColumns() {
        int count = 0;
        for (int x = 0; x < columns.length; x++) {
            if (darkest[x] < from[x >> 1] || brightest[x] > to[x >> 1]) {
                columns[count++] = x;
            }
        }
        return count;
    }

    private void correct(int row, int count, int[] luma, int[] brightness) {
        int near = row / 2 + 1;
        int far = near + (row % 2 == 0 ? -1 : 1);
        for (int i = 0; i < count; i++) {
            int x = columns[i];
            if (luma[x] < from[x >> 1] || luma[x] > to[x >> 1]) {
                brightness[x] = seen(luma[x], spread(cb[near], cb[far], x), spread(cr[near], cr[far], x));
            }
        }
    }

    private static int seen(int luma, int cb, int cr) {
        return Luma.of(
                Sample.clamp(luma + YccRows.red(cr)),
                Sample.clamp(luma + YccRows.green(cb, cr)),
                Sample.clamp(luma + YccRows.blue(cb)));
    }

    private static int spread(int[] near, int[] far, int x) {
        int at = x >> 1;
        int right = x & 1;
        int next = Math.max(0, Math.min(near.length - 1, at - 1 + 2 * right));
        return (3 * (3 * near[at] + far[at]) + 3 * near[next] + far[next] + 8 - right) >> 4;
    }
}
