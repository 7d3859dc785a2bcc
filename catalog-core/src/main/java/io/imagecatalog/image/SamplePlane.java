package io.imagecatalog.image;

import io.imagecatalog.codec.jpeg.JpegRows;

/** A component of a JPEG as large as it is in the file. */
final class SamplePlane {
    private final int width;
    private final int height;
    private final byte[] samples;

    SamplePlane(int width, int height) {
        this.width = width;
        this.height = height;
        this.samples = new byte[Math.multiplyExact(width, height)];
    }

    int width() {
        return width;
    }

    /** Takes over the rows that were decoded last. */
    void take(JpegRows rows, int component) {
        for (int row = 0; row < rows.count(component); row++) {
            int to = (rows.first(component) + row) * width;
            System.arraycopy(rows.plane(component), row * rows.stride(component), samples, to, width);
        }
    }

    /** The nearest row of the plane. */
    int inside(int row) {
        return Math.max(0, Math.min(height - 1, row));
    }

    /** Widens as much of a row as there is room for. */
    void read(int row, int[] into) {
        int from = row * width;
        int count = Math.min(width, into.length);
        for (int x = 0; x < count; x++) {
            into[x] = samples[from + x] & 0xff;
        }
    }
}
