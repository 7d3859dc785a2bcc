package io.imagecatalog.image;

import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Rows converted to sRGB by the JDK's colour management. */
final class ProfiledRows extends Converted {
    private final ColorConvertOp conversion;
    private final WritableRaster device;
    private final WritableRaster srgb;

    ProfiledRows(PixelRows source, ColorConvertOp conversion) {
        super(source, source.channels().rgb());
        this.conversion = conversion;
        this.device = row(size().width(), source.channels().colors());
        this.srgb = row(size().width(), 3);
    }

    /** A row of bytes, the channels of a pixel together. */
    static WritableRaster row(int width, int channels) {
        return Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, channels, null);
    }

    @Override
    void convert(int[][] from, int[][] into) {
        interleave(from, device.getNumBands());
        conversion.filter(device, srgb);
        separate(into);
    }

    private void interleave(int[][] from, int colors) {
        byte[] samples = samples(device);
        for (int channel = 0; channel < colors; channel++) {
            int[] row = from[channel];
            for (int x = 0, to = channel; x < row.length; x++, to += colors) {
                samples[to] = (byte) row[x];
            }
        }
    }

    private void separate(int[][] into) {
        byte[] samples = samples(srgb);
        for (int channel = 0; channel < 3; channel++) {
            int[] row = into[channel];
            for (int x = 0, at = channel; x < row.length; x++, at += 3) {
                row[x] = samples[at] & 0xff;
            }
        }
    }

    /** The samples themselves, not a copy. */
    static byte[] samples(WritableRaster raster) {
        return ((DataBufferByte) raster.getDataBuffer()).getData();
    }
}
