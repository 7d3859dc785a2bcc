package io.imagecatalog.image;

import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Rows of three bytes a pixel, as nearly all pictures are decoded. A pixel is read in one go, as an {@code int} of which one
 * byte is the next pixel's, and taken apart in loops that the compiler makes vector instructions of, which it does not where
 * every third byte is read.
 */
final class PackedRows implements PixelRows {
    private static final int BYTES = 3;
    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final RasterRows source;
    private final byte[] samples;
    private final int[] bandOffsets;
    private final int[] packed;

    /**
     * @param raster that {@linkplain #canRead can be read}
     */
    PackedRows(RasterRows source, Raster raster) {
        this.source = source;
        this.samples = ((DataBufferByte) raster.getDataBuffer()).getData();
        this.bandOffsets = ((PixelInterleavedSampleModel) raster.getSampleModel()).getBandOffsets();
        this.packed = new int[source.size().width()];
    }

    static boolean canRead(Raster raster) {
        return raster.getDataBuffer() instanceof DataBufferByte
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && model.getPixelStride() == BYTES
                && model.getNumBands() == BYTES;
    }

    @Override
    public Layout layout() {
        return source.layout();
    }

    @Override
    public void read(int firstRow, int rows, Band into) {
        for (int row = 0; row < rows; row++) {
            pack(firstRow + row);
            for (int channel = 0; channel < BYTES; channel++) {
                unpack(packed, Byte.SIZE * bandOffsets[channel], into.row(channel, row));
            }
        }
    }

    private void pack(int row) {
        int first = source.offset(0, row) - bandOffsets[0];
        int last = packed.length - 1;
        pack(samples, first, packed, last);
        int at = first + BYTES * last;
        packed[last] = (samples[at] & 0xff) | ((samples[at + 1] & 0xff) << 8) | ((samples[at + 2] & 0xff) << 16);
    }

    private static void pack(byte[] samples, int first, int[] packed, int count) {
        for (int x = 0, at = first; x < count; x++, at += BYTES) {
            packed[x] = (int) FOUR_BYTES.get(samples, at);
        }
    }

    private static void unpack(int[] packed, int shift, int[] row) {
        for (int x = 0; x < row.length; x++) {
            row[x] = (packed[x] >> shift) & 0xff;
        }
    }
}
