package io.imagecatalog.image;

import io.imagecatalog.model.Size;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Scales planes of one size. Rows are added to the scaled rows that they have a part in, four at a time, so that a sum is
 * read and written once for four. Scaled rows that are complete are turned into columns, and these, when there are many,
 * scaled in the same way: a column is a sum of columns as a row is one of rows.
 *
 * <p>Everything is an {@code int}. Samples have 8 bits, or 12 where alpha is multiplied into them; weights have 16. Half
 * scaled they keep 14, so that the second sum fits: a Lanczos kernel overshoots by less than three tenths each way, which
 * makes 1.7 times the full scale of 30 bits at the most.
 */
final class PlaneScaler {
    private static final int GROUP = 4;
    private static final int TURNED = 8;
    private static final int LOBES = 6;
    // One for whoever pours, one for each of the steps around the decoded rows, and one with alpha multiplied in.
    private static final int BANDS = 6;
    private static final int MOST_COLUMN_ROWS = 128;
    private static final int COLUMN_SAMPLES = 1 << 20;

    private static final int HALFWAY_BITS = 14;
    private static final int FINAL_SHIFT = Taps.BITS + HALFWAY_BITS - Byte.SIZE;
    private static final int FINAL_HALF = 1 << (FINAL_SHIFT - 1);

    private final Kernel kernel = Kernels.FASTEST;
    private final Taps across;
    private final Taps down;
    private final Picture target;
    private final int firstChannel;
    private final int channels;
    private final int step;
    private final int width;
    private final boolean alpha;
    private final int halfwayShift;
    private final int[][][] rows;
    private final int[][][] columns;
    private final int[][] sums;
    private final Deque<int[][]> open = new ArrayDeque<>();
    private final List<int[][]> complete = new ArrayList<>();
    private final List<int[][]> spare = new ArrayList<>();
    private int completed;
    private int turned;

    /**
     * @param source of the bands to come
     * @param channel the first of the target's channels to fill
     * @param end the channel behind the last one
     */
    PlaneScaler(Layout source, Taps across, Taps down, Picture target, int channel, int end) {
        this.across = across;
        this.down = down;
        this.target = target;
        this.firstChannel = channel;
        this.channels = end - channel;
        this.step = source.step(channel);
        this.width = source.plane(channel).width();
        this.alpha = source.channels().hasAlpha();
        this.halfwayShift = Taps.BITS + (alpha ? Premultiplied.BITS : Byte.SIZE) - HALFWAY_BITS;
        this.rows = alpha ? new int[channels][Band.ROWS][width] : new int[channels][][];
        this.columns = new int[channels][width][columnRows(width)];
        this.sums = new int[channels][columnRows(width)];
    }

    /** Fewer where rows are very long, so that they take no more memory for that. */
    private static int columnRows(int width) {
        return Math.max(TURNED, Math.min(MOST_COLUMN_ROWS, COLUMN_SAMPLES / width / TURNED * TURNED));
    }

    /** What it takes in memory to scale a picture down, at the most, besides the picture and what comes of it. */
    static long bytes(Size from, int channels) {
        return bytes(from, from, channels);
    }

    /**
     * What it takes in memory to scale a picture, at the most, besides the picture and what comes of it. A row has a part in
     * six scaled rows, and a group's last one in four others, or as many times that as there are more rows than before.
     */
    static long bytes(Size from, Size to, int channels) {
        long times = 1L + to.height() / from.height();
        long open = Math.min(to.height(), times * (LOBES + GROUP) + 1);
        long rows = open + columnRows(from.width()) + TURNED + BANDS * Band.ROWS;
        return rows * from.width() * channels * Integer.BYTES;
    }

    /** Takes in a band, as {@link BandSink} does. */
    void add(int firstRow, int rowCount, Band band) {
        int count = (rowCount + step - 1) / step;
        if (alpha) {
            Premultiplied.multiply(band, count, rows);
        } else {
            Arrays.setAll(rows, channel -> band.rows(firstChannel + channel));
        }
        for (int row = 0; row < count; row += GROUP) {
            addGroup(row, firstRow / step + row, Math.min(GROUP, count - row));
        }
    }

    /**
     * @param row of the group's first row within the band
     * @param y of that row within the plane
     */
    private void addGroup(int row, int y, int count) {
        int last = y + count - 1;
        openRowsUpTo(last);
        int scaled = completed;
        for (int[][] sum : open) {
            for (int channel = 0; channel < channels; channel++) {
                addGroup(sum[channel], rows[channel], row, scaled, y, count);
            }
            scaled++;
        }
        while (!open.isEmpty() && down.last(completed) <= last) {
            complete(open.removeFirst());
        }
    }

    private void openRowsUpTo(int y) {
        int next = completed + open.size();
        while (next < down.count() && down.first(next) <= y) {
            open.addLast(spare.isEmpty() ? new int[channels][width] : spare.remove(spare.size() - 1));
            next++;
        }
    }

    /** Rows that have no part in the scaled row weigh nothing; nor do those that are not there, whatever stands in. */
    private void addGroup(int[] sum, int[][] plane, int row, int scaled, int y, int count) {
        kernel.add(
                sum,
                plane[row],
                plane[count > 1 ? row + 1 : row],
                plane[count > 2 ? row + 2 : row],
                plane[count > 3 ? row + 3 : row],
                down.weight(scaled, y),
                count > 1 ? down.weight(scaled, y + 1) : 0,
                count > 2 ? down.weight(scaled, y + 2) : 0,
                count > 3 ? down.weight(scaled, y + 3) : 0);
    }

    private void complete(int[][] sum) {
        complete.add(sum);
        completed++;
        boolean last = completed == down.count();
        if (last || complete.size() == TURNED) {
            turn();
        }
        if (last || turned == sums[0].length) {
            scaleAcross();
        }
    }

    /** Several rows at a time, so that a good piece of each column is written at once. */
    private void turn() {
        for (int channel = 0; channel < channels; channel++) {
            turn(channel, turned, halfwayShift);
        }
        turned += complete.size();
        for (int[][] sum : complete) {
            for (int[] samples : sum) {
                Arrays.fill(samples, 0);
            }
        }
        spare.addAll(complete);
        complete.clear();
    }

    private void turn(int channel, int at, int shift) {
        int[][] eight = new int[TURNED][];
        // The last rows may be fewer; what then stands behind them in the columns is not used.
        Arrays.setAll(eight, i -> complete.get(Math.min(i, complete.size() - 1))[channel]);
        turn(
                eight[0],
                eight[1],
                eight[2],
                eight[3],
                eight[4],
                eight[5],
                eight[6],
                eight[7],
                columns[channel],
                at,
                shift);
    }

    private static void turn(
            int[] a,
            int[] b,
            int[] c,
            int[] d,
            int[] e,
            int[] f,
            int[] g,
            int[] h,
            int[][] columns,
            int at,
            int shift) {
        int half = 1 << (shift - 1);
        for (int x = 0; x < columns.length; x++) {
            int[] column = columns[x];
            column[at] = (a[x] + half) >> shift;
            column[at + 1] = (b[x] + half) >> shift;
            column[at + 2] = (c[x] + half) >> shift;
            column[at + 3] = (d[x] + half) >> shift;
            column[at + 4] = (e[x] + half) >> shift;
            column[at + 5] = (f[x] + half) >> shift;
            column[at + 6] = (g[x] + half) >> shift;
            column[at + 7] = (h[x] + half) >> shift;
        }
    }

    private void scaleAcross() {
        int top = completed - turned;
        for (int x = 0; x < across.count(); x++) {
            for (int channel = 0; channel < channels; channel++) {
                sum(columns[channel], x, sums[channel]);
            }
            if (alpha) {
                Premultiplied.divide(sums, 255 << FINAL_SHIFT);
            }
            for (int channel = 0; channel < channels; channel++) {
                int stride = across.count();
                store(sums[channel], target.plane(firstChannel + channel), top * stride + x, stride, turned);
            }
        }
        turned = 0;
    }

    private void sum(int[][] samples, int x, int[] sum) {
        int[] weights = across.weights(x);
        int first = across.first(x);
        Arrays.fill(sum, 0);
        for (int tap = 0; tap < weights.length; tap += GROUP) {
            int left = weights.length - tap;
            kernel.add(
                    sum,
                    samples[first + tap],
                    samples[first + tap + (left > 1 ? 1 : 0)],
                    samples[first + tap + (left > 2 ? 2 : 0)],
                    samples[first + tap + (left > 3 ? 3 : 0)],
                    weights[tap],
                    left > 1 ? weights[tap + 1] : 0,
                    left > 2 ? weights[tap + 2] : 0,
                    left > 3 ? weights[tap + 3] : 0);
        }
    }

    private static void store(int[] sums, byte[] plane, int first, int stride, int rows) {
        for (int i = 0, to = first; i < rows; i++, to += stride) {
            plane[to] = (byte) Sample.clamp((sums[i] + FINAL_HALF) >> FINAL_SHIFT);
        }
    }
}
