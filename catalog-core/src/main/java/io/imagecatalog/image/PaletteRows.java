package io.imagecatalog.image;

import io.imagecatalog.model.Size;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Rows of indices looked up in a palette. */
final class PaletteRows implements PixelRows {
    private final Raster indices;
    private final Size size;
    private final Channels channels;
    private final byte[][] palette;

    private PaletteRows(Raster indices, Size size, Channels channels, byte[][] palette) {
        this.indices = indices;
        this.size = size;
        this.channels = channels;
        this.palette = palette;
    }

    static PixelRows of(Raster indices, IndexColorModel model, Size size) {
        // As long as an index can be large, so that none points outside; those beyond the palette's end are black.
        int length = Math.max(model.getMapSize(), 1 << model.getPixelSize());
        byte[][] palette = new byte[4][length];
        model.getReds(palette[0]);
        model.getGreens(palette[1]);
        model.getBlues(palette[2]);
        model.getAlphas(palette[3]);
        return new PaletteRows(indices, size, channels(model), palette);
    }

    private static Channels channels(IndexColorModel model) {
        return Channels.of(isGray(model) ? 1 : 3, model.hasAlpha());
    }

    private static boolean isGray(IndexColorModel model) {
        for (int i = 0; i < model.getMapSize(); i++) {
            if (model.getRed(i) != model.getGreen(i) || model.getRed(i) != model.getBlue(i)) {
                return false;
            }
        }
        return true;
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
        int[] index = indices.getSamples(
                indices.getMinX(), indices.getMinY() + firstRow, size.width(), rows, 0, (int[]) null);
        for (int channel = 0; channel < channels.count(); channel++) {
            boolean alpha = channel == channels.colors();
            byte[] values = palette[alpha ? 3 : channel];
            byte[] plane = into.plane(channel);
            for (int i = 0; i < count; i++) {
                plane[i] = values[index[i]];
            }
        }
    }
}
