package io.imagecatalog.image;

import io.imagecatalog.model.Size;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/** Rows of a raster whose samples are bytes, or sixteen bits that are cut down to eight. */
final class RasterRows implements PixelRows {
    private final Raster raster;
    private final Size size;
    private final Channels channels;

    private RasterRows(Raster raster, Size size, Channels channels) {
        this.raster = raster;
        this.size = size;
        this.channels = channels;
    }

    /**
     * @param channels what the first bands stand for; further bands are left out
     */
    static PixelRows of(Raster raster, Size size, Channels channels) {
        boolean fits = raster.getWidth() == size.width()
                && raster.getHeight() == size.height()
                && raster.getNumBands() >= channels.count();
        if (!fits) {
            throw Refusal.damaged("its pixels are of another size than it says");
        }
        return new RasterRows(raster, size, channels);
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public Channels channels() {
        return channels;
    }

    @Override
    public void read(int firstRow, int rows, Picture into) {
        int count = rows * size.width();
        int bands = raster.getNumBands();
        int x = raster.getMinX();
        int y = raster.getMinY() + firstRow;
        if (raster.getTransferType() == DataBuffer.TYPE_BYTE) {
            byte[] samples = new byte[count * bands];
            raster.getDataElements(x, y, size.width(), rows, samples);
            separate(samples, count, bands, into);
        } else {
            short[] samples = new short[count * bands];
            raster.getDataElements(x, y, size.width(), rows, samples);
            separate(samples, count, bands, into);
        }
    }

    private void separate(byte[] samples, int count, int bands, Picture into) {
        if (bands == 3 && channels.count() == 3) {
            separateThree(samples, count, into.plane(0), into.plane(1), into.plane(2));
            return;
        }
        for (int channel = 0; channel < channels.count(); channel++) {
            byte[] plane = into.plane(channel);
            for (int i = 0, at = channel; i < count; i++, at += bands) {
                plane[i] = samples[at];
            }
        }
    }

    /** By far the most common case, read once instead of three times. */
    private static void separateThree(byte[] samples, int count, byte[] first, byte[] second, byte[] third) {
        for (int i = 0, at = 0; i < count; i++, at += 3) {
            first[i] = samples[at];
            second[i] = samples[at + 1];
            third[i] = samples[at + 2];
        }
    }

    private void separate(short[] samples, int count, int bands, Picture into) {
        for (int channel = 0; channel < channels.count(); channel++) {
            byte[] plane = into.plane(channel);
            for (int i = 0, at = channel; i < count; i++, at += bands) {
                plane[i] = (byte) (samples[at] >> 8);
            }
        }
    }
}
