package io.imagecatalog.image;

import io.imagecatalog.codec.jpeg.JpegRows;

/**
 * A component of a JPEG, as large as it is decoded. Rows are read from top to bottom, and decoded when they are asked for;
 * those that were decoded last are there, as many as a band needs with the row above it and the one below. For one thread.
 */
final class SamplePlane {
    private final Runnable decodeMore;
    private final int width;
    private final int height;
    private final int rowsHeld;
    private final byte[] samples;
    private int end;

    /**
     * @param unitRows how many rows are decoded together
     * @param decodeMore lets all planes of the picture take over more rows
     */
    SamplePlane(int width, int height, int unitRows, Runnable decodeMore) {
        this.decodeMore = decodeMore;
        this.width = width;
        this.height = height;
        // A band reaches into as many rows of units as fill it, and its neighbours into one above and one below.
        this.rowsHeld = (2 + (Band.ROWS + unitRows - 1) / unitRows) * unitRows;
        this.samples = new byte[Math.multiplyExact(width, rowsHeld)];
    }

    int width() {
        return width;
    }

    /** Takes over the rows that were decoded last. */
    void take(JpegRows rows, int component) {
        int stride = rows.stride(component);
        for (int row = 0; row < rows.count(component); row++, end++) {
            System.arraycopy(rows.plane(component), row * stride, samples, end % rowsHeld * width, width);
        }
    }

    /** The nearest row of the plane. */
    int inside(int row) {
        return Math.max(0, Math.min(height - 1, row));
    }

    /** Widens as much of a row as there is room for. */
    void read(int row, int[] into) {
        while (row >= end) {
            decodeMore.run();
        }
        if (row < end - rowsHeld) {
            throw new IllegalStateException("Row " + row + " is gone: " + end + " have been decoded");
        }
        int from = row % rowsHeld * width;
        int count = Math.min(width, into.length);
        for (int x = 0; x < count; x++) {
            into[x] = samples[from + x] & 0xff;
        }
    }
}
