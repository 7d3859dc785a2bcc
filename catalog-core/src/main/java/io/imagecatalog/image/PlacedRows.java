package io.imagecatalog.image;

import io.imagecatalog.image.structure.Anatomy.Frame;
import io.imagecatalog.model.Size;
import java.util.Arrays;

/** A frame where it belongs on a canvas that is transparent elsewhere. */
final class PlacedRows implements PixelRows {
    private final PixelRows source;
    private final Frame frame;
    private final Layout layout;
    private final Band row;

    private PlacedRows(PixelRows source, Frame frame, Size canvas) {
        this.source = source;
        this.frame = frame;
        this.layout = Layout.of(canvas, source.channels().transparent());
        this.row = new Band(source.layout());
    }

    static PixelRows of(PixelRows source, Frame frame, Size canvas) {
        return frame.covers(canvas) ? source : new PlacedRows(source, frame, canvas);
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public void read(int firstRow, int rows, Band into) {
        for (int i = 0; i < rows; i++) {
            for (int channel = 0; channel < channels().count(); channel++) {
                Arrays.fill(into.row(channel, i), 0);
            }
            int y = firstRow + i - frame.y();
            if (y >= 0 && y < frame.size().height()) {
                source.read(y, 1, row);
                place(into, i);
            }
        }
    }

    private void place(Band into, int to) {
        int width = frame.size().width();
        for (int channel = 0; channel < source.channels().count(); channel++) {
            System.arraycopy(row.row(channel, 0), 0, into.row(channel, to), frame.x(), width);
        }
        if (!source.channels().hasAlpha()) {
            Arrays.fill(into.row(channels().colors(), to), frame.x(), frame.x() + width, 255);
        }
    }
}
