package io.imagecatalog.image;

import io.imagecatalog.model.Size;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Scales rows to another size by Lanczos' kernel, in floating point up to the one rounding at the end, with colours
 * multiplied by alpha meanwhile so that what is invisible does not bleed.
 *
 * <p>The rows are pulled through once, from top to bottom. They are added to the scaled rows that they have a part in, four
 * at a time, so that a sum is read and written once for four. Scaled rows that are complete are gathered in a band, column
 * by column, so that scaling across works on runs as well. Every loop over samples goes over a few arrays with one index,
 * which is what the compiler makes vector instructions of.
 */
final class Resampler {
    private static final int BAND_ROWS = 64;
    private static final int BLOCK_ROWS = 16;
    private static final int GROUP = 4;
    // A row has a part in six scaled rows, or one more at a boundary, the last of a group in four others at the most.
    private static final int OPEN_ROWS = 7 + 2 * GROUP;

    private final PixelRows source;
    private final Picture target;
    private final Taps down;
    private final Taps across;
    private final Deque<float[][]> open = new ArrayDeque<>();
    private final List<float[][]> gathered = new ArrayList<>();
    private final List<float[][]> spare = new ArrayList<>();
    private final float[][][] group;
    private final float[][][] band;
    private int completed;

    private Resampler(PixelRows source, Size size) {
        this.source = source;
        this.target = new Picture(size, source.channels());
        this.down = Taps.of(source.size().height(), size.height());
        this.across = Taps.of(source.size().width(), size.width());
        this.group = new float[GROUP][][];
        Arrays.setAll(group, i -> newRow());
        this.band = new float[source.channels().count()][source.size().width()][BAND_ROWS];
    }

    /** The source itself, in memory, if it has that size. */
    static Picture resample(PixelRows source, Size size) {
        return source.size().equals(size) ? Picture.of(source) : new Resampler(source, size).run();
    }

    /** What scaling down takes in memory besides both pictures. */
    static long bytes(Size source) {
        int rows = BAND_ROWS + BLOCK_ROWS + OPEN_ROWS;
        return (long) rows * source.width() * Channels.RGBA.count() * Float.BYTES;
    }

    private float[][] newRow() {
        return new float[source.channels().count()][source.size().width()];
    }

    private Picture run() {
        int height = source.size().height();
        Picture rows = PixelRows.band(source);
        int bandRows = rows.size().height();
        for (int y = 0; y < height; y += bandRows) {
            int count = Math.min(bandRows, height - y);
            source.read(y, count, rows);
            for (int i = 0; i < count; i += GROUP) {
                add(rows, i, y + i, Math.min(GROUP, count - i));
            }
        }
        return target;
    }

    /** Adds the rows from {@code y} on, which are in a band from {@code index} on. */
    private void add(Picture rows, int index, int y, int count) {
        for (int i = 0; i < count; i++) {
            widen(rows, index + i, group[i]);
        }
        int last = y + count - 1;
        openRowsUpTo(last);
        int scaled = completed;
        for (float[][] sum : open) {
            addTo(sum, scaled++, y, count);
        }
        while (completed < down.count() && down.last(completed) <= last) {
            complete(open.removeFirst());
        }
    }

    private void widen(Picture rows, int index, float[][] row) {
        int width = source.size().width();
        int from = index * width;
        for (int channel = 0; channel < row.length; channel++) {
            widen(rows.plane(channel), from, row[channel]);
        }
        if (source.channels().hasAlpha()) {
            multiplyByAlpha(row);
        }
    }

    private static void widen(byte[] plane, int from, float[] wide) {
        for (int x = 0; x < wide.length; x++) {
            wide[x] = plane[from + x] & 0xff;
        }
    }

    private static void multiplyByAlpha(float[][] row) {
        float[] alpha = row[row.length - 1];
        for (int channel = 0; channel < row.length - 1; channel++) {
            float[] color = row[channel];
            for (int x = 0; x < color.length; x++) {
                color[x] *= alpha[x];
            }
        }
    }

    private void openRowsUpTo(int y) {
        int next = completed + open.size();
        while (next < down.count() && down.first(next) <= y) {
            open.addLast(spare.isEmpty() ? newRow() : spare.remove(spare.size() - 1));
            next++;
        }
    }

    /** Rows of the group that have no part in the scaled row, or are left from an earlier group, weigh nothing. */
    private void addTo(float[][] sum, int scaled, int y, int count) {
        float w0 = down.weight(scaled, y);
        float w1 = count > 1 ? down.weight(scaled, y + 1) : 0;
        float w2 = count > 2 ? down.weight(scaled, y + 2) : 0;
        float w3 = count > 3 ? down.weight(scaled, y + 3) : 0;
        for (int channel = 0; channel < sum.length; channel++) {
            addFour(
                    sum[channel],
                    group[0][channel],
                    group[1][channel],
                    group[2][channel],
                    group[3][channel],
                    w0,
                    w1,
                    w2,
                    w3);
        }
    }

    private static void addFour(
            float[] sum, float[] a, float[] b, float[] c, float[] d, float wa, float wb, float wc, float wd) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += (a[i] * wa + b[i] * wb) + (c[i] * wc + d[i] * wd);
        }
    }

    private static void addOne(float[] sum, float[] a, float wa) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += a[i] * wa;
        }
    }

    private void complete(float[][] sum) {
        gathered.add(sum);
        completed++;
        boolean last = completed == down.count();
        if (last || gathered.size() == BLOCK_ROWS) {
            gatherIntoBand();
        }
        if (last || completed % BAND_ROWS == 0) {
            scaleAcross((completed - 1) % BAND_ROWS + 1);
        }
    }

    /** Many rows at a time, so that each column's piece is written as a whole line of the processor's cache. */
    private void gatherIntoBand() {
        int at = (completed - gathered.size()) % BAND_ROWS;
        for (int channel = 0; channel < band.length; channel++) {
            float[][] rows = new float[gathered.size()][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = gathered.get(i)[channel];
            }
            turn(rows, band[channel], at);
        }
        for (float[][] sum : gathered) {
            for (float[] values : sum) {
                Arrays.fill(values, 0);
            }
        }
        spare.addAll(gathered);
        gathered.clear();
    }

    private static void turn(float[][] rows, float[][] columns, int at) {
        for (int x = 0; x < columns.length; x++) {
            float[] column = columns[x];
            for (int i = 0; i < rows.length; i++) {
                column[at + i] = rows[i][x];
            }
        }
    }

    private void scaleAcross(int rows) {
        float[][] column = new float[band.length][BAND_ROWS];
        int top = completed - rows;
        for (int x = 0; x < across.count(); x++) {
            for (int channel = 0; channel < band.length; channel++) {
                sumColumn(band[channel], x, column[channel]);
            }
            store(column, x, top, rows);
        }
    }

    private void sumColumn(float[][] columns, int x, float[] sum) {
        float[] weights = across.weights(x);
        int first = across.first(x);
        Arrays.fill(sum, 0);
        int tap = 0;
        for (; tap + 3 < weights.length; tap += 4) {
            int at = first + tap;
            addFour(
                    sum,
                    columns[at],
                    columns[at + 1],
                    columns[at + 2],
                    columns[at + 3],
                    weights[tap],
                    weights[tap + 1],
                    weights[tap + 2],
                    weights[tap + 3]);
        }
        for (; tap < weights.length; tap++) {
            addOne(sum, columns[first + tap], weights[tap]);
        }
    }

    private void store(float[][] column, int x, int top, int rows) {
        if (source.channels().hasAlpha()) {
            divideByAlpha(column, rows);
        }
        int width = target.size().width();
        for (int channel = 0; channel < column.length; channel++) {
            byte[] plane = target.plane(channel);
            float[] values = column[channel];
            for (int i = 0, to = top * width + x; i < rows; i++, to += width) {
                plane[to] = (byte) Math.max(0, Math.min(255, (int) (values[i] + 0.5f)));
            }
        }
    }

    private static void divideByAlpha(float[][] column, int rows) {
        float[] alpha = column[column.length - 1];
        for (int channel = 0; channel < column.length - 1; channel++) {
            float[] color = column[channel];
            for (int i = 0; i < rows; i++) {
                color[i] = alpha[i] < 0.5f ? 0 : color[i] / alpha[i];
            }
        }
    }
}
