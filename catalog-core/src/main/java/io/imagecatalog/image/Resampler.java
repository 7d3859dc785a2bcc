package io.imagecatalog.image;

import io.imagecatalog.model.Size;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Scales rows to another size by Lanczos' kernel, in floating point up to the one rounding at the end, with colours
 * multiplied by alpha meanwhile so that what is invisible does not bleed.
 *
 * <p>The rows are pulled through once, from top to bottom. Each is added to the scaled rows that it has a part in; scaled
 * rows that are complete are gathered in a band, column by column, so that scaling across works on long runs too.
 */
final class Resampler {
    private static final int BAND_ROWS = 64;
    // A row has a part in six scaled rows, or one more at a boundary; and there is the row itself.
    private static final int OPEN_ROWS = 8;

    private final PixelRows source;
    private final Picture target;
    private final Taps down;
    private final Taps across;
    private final Deque<float[][]> open = new ArrayDeque<>();
    private final List<float[][]> spare = new ArrayList<>();
    private final float[][] row;
    private final float[][] band;
    private int completed;

    private Resampler(PixelRows source, Size size) {
        this.source = source;
        this.target = new Picture(size, source.channels());
        this.down = Taps.of(source.size().height(), size.height());
        this.across = Taps.of(source.size().width(), size.width());
        this.row = newRow();
        this.band = new float[source.channels().count()][source.size().width() * BAND_ROWS];
    }

    /** The source itself, in memory, if it has that size. */
    static Picture resample(PixelRows source, Size size) {
        return source.size().equals(size) ? Picture.of(source) : new Resampler(source, size).run();
    }

    /** What scaling down takes in memory besides both pictures. */
    static long bytes(Size source) {
        int rows = BAND_ROWS + OPEN_ROWS;
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
            for (int i = 0; i < count; i++) {
                widen(rows, i);
                add(y + i);
            }
        }
        return target;
    }

    private void widen(Picture rows, int index) {
        int width = source.size().width();
        int from = index * width;
        for (int channel = 0; channel < row.length; channel++) {
            byte[] plane = rows.plane(channel);
            float[] wide = row[channel];
            for (int x = 0; x < width; x++) {
                wide[x] = plane[from + x] & 0xff;
            }
        }
        if (source.channels().hasAlpha()) {
            multiplyByAlpha(width);
        }
    }

    private void multiplyByAlpha(int width) {
        float[] alpha = row[row.length - 1];
        for (int channel = 0; channel < row.length - 1; channel++) {
            float[] color = row[channel];
            for (int x = 0; x < width; x++) {
                color[x] *= alpha[x];
            }
        }
    }

    private void add(int y) {
        openRowsFrom(y);
        int index = completed;
        for (float[][] sum : open) {
            float weight = down.weights(index)[y - down.first(index)];
            for (int channel = 0; channel < row.length; channel++) {
                addScaled(sum[channel], row[channel], weight);
            }
            index++;
        }
        while (completed < down.count() && down.last(completed) == y) {
            complete(open.removeFirst());
        }
    }

    private void openRowsFrom(int y) {
        int next = completed + open.size();
        while (next < down.count() && down.first(next) <= y) {
            open.addLast(spare.isEmpty() ? newRow() : spare.remove(spare.size() - 1));
            next++;
        }
    }

    private static void addScaled(float[] sum, float[] values, float weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * values[i];
        }
    }

    private void complete(float[][] sum) {
        int at = completed % BAND_ROWS;
        for (int channel = 0; channel < sum.length; channel++) {
            float[] values = sum[channel];
            float[] columns = band[channel];
            for (int x = 0, to = at; x < values.length; x++, to += BAND_ROWS) {
                columns[to] = values[x];
                values[x] = 0;
            }
        }
        spare.add(sum);
        completed++;
        if (completed == down.count() || completed % BAND_ROWS == 0) {
            scaleAcross(at + 1);
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

    private void sumColumn(float[] columns, int x, float[] sum) {
        float[] weights = across.weights(x);
        int from = across.first(x) * BAND_ROWS;
        for (int i = 0; i < BAND_ROWS; i++) {
            sum[i] = 0;
        }
        for (float weight : weights) {
            for (int i = 0; i < BAND_ROWS; i++) {
                sum[i] += weight * columns[from + i];
            }
            from += BAND_ROWS;
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
