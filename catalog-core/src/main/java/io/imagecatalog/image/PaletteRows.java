package io.imagecatalog.image;

import io.imagecatalog.model.Size;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Rows of indices looked up in a palette. */
final class PaletteRows implements PixelRows {
    private final Raster indices;
    private final Layout layout;
    private final int[][] palette;

    private PaletteRows(Raster indices, Layout layout, int[][] palette) {
        this.indices = indices;
        this.layout = layout;
        this.palette = palette;
    }

    static PixelRows of(Raster indices, IndexColorModel model, Size size) {
        Channels channels = Channels.of(isGray(model) ? 1 : 3, model.hasAlpha());
        // As long as an index can be large, so that none points outside; those beyond the palette's end are black.
        int[][] palette = new int[channels.count()][Math.max(model.getMapSize(), 1 << model.getPixelSize())];
        for (int i = 0; i < model.getMapSize(); i++) {
            int[] color = {model.getRed(i), model.getGreen(i), model.getBlue(i)};
            for (int channel = 0; channel < channels.colors(); channel++) {
                palette[channel][i] = color[channel];
            }
            if (channels.hasAlpha()) {
                palette[channels.colors()][i] = model.getAlpha(i);
            }
        }
        return new PaletteRows(indices, Layout.of(size, channels), palette);
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
    public Layout layout() {
        return layout;
    }

    @Override
    public void read(int firstRow, int rows, Band into) {
        int x = indices.getMinX();
        int y = indices.getMinY() + firstRow;
        int[] index = null;
        for (int row = 0; row < rows; row++) {
            index = indices.getSamples(x, y + row, size().width(), 1, 0, index);
            for (int channel = 0; channel < palette.length; channel++) {
                look(index, palette[channel], into.row(channel, row));
            }
        }
    }

    private static void look(int[] index, int[] values, int[] into) {
        for (int x = 0; x < into.length; x++) {
            into[x] = values[index[x]];
        }
    }
}
