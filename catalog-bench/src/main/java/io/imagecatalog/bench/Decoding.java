package io.imagecatalog.bench;

import io.imagecatalog.codec.jpeg.JpegDecoder;
import io.imagecatalog.codec.jpeg.JpegLimits;
import io.imagecatalog.codec.jpeg.JpegRows;
import io.imagecatalog.codec.jpeg.JpegScale;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Our codec alone, from a file to whole planes, which are kept for the next time as TurboJPEG's are. */
final class Decoding implements Work {
    private final byte[] file;
    private final JpegScale scale;
    private byte[][] planes = new byte[0][];

    Decoding(byte[] file, JpegScale scale) {
        this.file = file;
        this.scale = scale;
    }

    @Override
    public long run() throws IOException {
        JpegDecoder decoder = JpegDecoder.open(new ByteArrayInputStream(file), JpegLimits.standard());
        int components = decoder.header().components().size();
        JpegRows rows = decoder.rows(scale);
        if (planes.length == 0) {
            planes = planes(rows, components);
        }
        while (rows.next()) {
            for (int component = 0; component < components; component++) {
                copy(rows, component);
            }
        }
        return bytes();
    }

    private static byte[][] planes(JpegRows rows, int components) {
        byte[][] planes = new byte[components][];
        for (int component = 0; component < components; component++) {
            planes[component] = new byte[rows.width(component) * rows.height(component)];
        }
        return planes;
    }

    private void copy(JpegRows rows, int component) {
        int width = rows.width(component);
        for (int row = 0; row < rows.count(component); row++) {
            System.arraycopy(
                    rows.plane(component),
                    row * rows.stride(component),
                    planes[component],
                    (rows.first(component) + row) * width,
                    width);
        }
    }

    private long bytes() {
        long bytes = 0;
        for (byte[] plane : planes) {
            bytes += plane.length;
        }
        return bytes;
    }
}
