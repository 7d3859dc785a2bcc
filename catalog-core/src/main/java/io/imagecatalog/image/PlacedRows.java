package io.imagecatalog.image;

import io.imagecatalog.image.Anatomy.Frame;
import io.imagecatalog.model.Size;
import java.util.Arrays;

/** A frame where it belongs on a canvas that is transparent elsewhere. */
final class PlacedRows implements PixelRows {
    private final PixelRows source;
    private final Frame frame;
    private final Size canvas;
    private final Channels channels;
    private final Picture row;

    private PlacedRows(PixelRows source, Frame frame, Size canvas) {
        this.source = source;
        this.frame = frame;
        this.canvas = canvas;
        this.channels = source.channels().transparent();
        this.row = new Picture(new Size(frame.size().width(), 1), source.channels());
    }

    static PixelRows of(PixelRows source, Frame frame, Size canvas) {
        return frame.covers(canvas) ? source : new PlacedRows(source, frame, canvas);
    }

    @Override
    public Size size() {
        return canvas;
    }

    @Override
    public Channels channels() {
        return channels;
    }

    @Override
    public void read(int firstRow, int rows, Picture into) {
        for (int channel = 0; channel < channels.count(); channel++) {
            Arrays.fill(into.plane(channel), 0, rows * canvas.width(), (byte) 0);
        }
        int top = Math.max(firstRow, frame.y());
        int bottom = Math.min(firstRow + rows, frame.y() + frame.size().height());
        for (int y = top; y < bottom; y++) {
            source.read(y - frame.y(), 1, row);
            place((y - firstRow) * canvas.width() + frame.x(), into);
        }
    }

    private void place(int at, Picture into) {
        int width = frame.size().width();
        for (int channel = 0; channel < source.channels().count(); channel++) {
            System.arraycopy(row.plane(channel), 0, into.plane(channel), at, width);
        }
        if (!source.channels().hasAlpha()) {
            Arrays.fill(into.plane(channels.colors()), at, at + width, (byte) 0xff);
        }
    }
}
