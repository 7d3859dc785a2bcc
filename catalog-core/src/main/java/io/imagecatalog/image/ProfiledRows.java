package io.imagecatalog.image;

import io.imagecatalog.model.Size;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Rows converted to sRGB by the JDK's colour management. */
final class ProfiledRows extends Converted {
    private final ColorConvertOp conversion;
    private WritableRaster device;
    private WritableRaster srgb;

    ProfiledRows(PixelRows source, ColorConvertOp conversion) {
        super(source, source.channels().rgb());
        this.conversion = conversion;
        Size band = PixelRows.band(source).size();
        this.device = raster(band.height(), source.channels().colors());
        this.srgb = raster(band.height(), 3);
    }

    private WritableRaster raster(int rows, int bands) {
        return Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, size().width(), rows, bands, null);
    }

    @Override
    void convert(Picture from, int rows, Picture into) {
        if (device.getHeight() != rows) {
            device = raster(rows, device.getNumBands());
            srgb = raster(rows, 3);
        }
        int count = rows * size().width();
        interleave(from, count, device.getNumBands());
        conversion.filter(device, srgb);
        separate(into, count);
    }

    private void interleave(Picture from, int count, int colors) {
        byte[] samples = samples(device);
        for (int channel = 0; channel < colors; channel++) {
            byte[] plane = from.plane(channel);
            for (int i = 0, to = channel; i < count; i++, to += colors) {
                samples[to] = plane[i];
            }
        }
    }

    private void separate(Picture into, int count) {
        byte[] samples = samples(srgb);
        for (int channel = 0; channel < 3; channel++) {
            byte[] plane = into.plane(channel);
            for (int i = 0, at = channel; i < count; i++, at += 3) {
                plane[i] = samples[at];
            }
        }
    }

    private static byte[] samples(WritableRaster raster) {
        return ((DataBufferByte) raster.getDataBuffer()).getData();
    }
}
