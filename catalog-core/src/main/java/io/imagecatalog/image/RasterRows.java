package io.imagecatalog.image;

import io.imagecatalog.image.structure.Refusal;
import io.imagecatalog.model.Size;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;

/** Rows of a raster whose samples stand by themselves: bytes, or sixteen bits that are cut down to eight. */
final class RasterRows implements PixelRows {
    private final DataBuffer data;
    private final ComponentSampleModel model;
    private final Layout layout;
    private final int start;

    private RasterRows(Raster raster, ComponentSampleModel model, Layout layout) {
        this.data = raster.getDataBuffer();
        this.model = model;
        this.layout = layout;
        int x = raster.getMinX() - raster.getSampleModelTranslateX();
        int y = raster.getMinY() - raster.getSampleModelTranslateY();
        this.start = y * model.getScanlineStride() + x * model.getPixelStride();
    }

    static boolean canRead(Raster raster) {
        boolean known =
                raster.getDataBuffer() instanceof DataBufferByte || raster.getDataBuffer() instanceof DataBufferUShort;
        return known && raster.getSampleModel() instanceof ComponentSampleModel;
    }

    /**
     * @param raster that {@linkplain #canRead can be read}
     * @param channels what the first bands stand for; further bands are left out
     */
    static PixelRows of(Raster raster, Size size, Channels channels) {
        boolean fits = raster.getWidth() == size.width()
                && raster.getHeight() == size.height()
                && raster.getNumBands() >= channels.count();
        if (!fits) {
            throw Refusal.damaged("its pixels are of another size than it says");
        }
        RasterRows rows =
                new RasterRows(raster, (ComponentSampleModel) raster.getSampleModel(), Layout.of(size, channels));
        return channels.count() == 3 && PackedRows.canRead(raster) ? new PackedRows(rows, raster) : rows;
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public void read(int firstRow, int rows, Band into) {
        for (int row = 0; row < rows; row++) {
            for (int channel = 0; channel < channels().count(); channel++) {
                take(channel, offset(channel, firstRow + row), into.row(channel, row));
            }
        }
    }

    /** Where the first sample of a row is in its data. */
    int offset(int channel, int row) {
        int bank = model.getBankIndices()[channel];
        return start + row * model.getScanlineStride() + model.getBandOffsets()[channel] + data.getOffsets()[bank];
    }

    private void take(int channel, int from, int[] row) {
        int bank = model.getBankIndices()[channel];
        if (data instanceof DataBufferByte bytes) {
            take(bytes.getData(bank), from, model.getPixelStride(), row);
        } else {
            take(((DataBufferUShort) data).getData(bank), from, model.getPixelStride(), row);
        }
    }

    private static void take(byte[] samples, int from, int stride, int[] row) {
        for (int x = 0, at = from; x < row.length; x++, at += stride) {
            row[x] = samples[at] & 0xff;
        }
    }

    private static void take(short[] samples, int from, int stride, int[] row) {
        for (int x = 0, at = from; x < row.length; x++, at += stride) {
            row[x] = samples[at] >> 8 & 0xff;
        }
    }
}
