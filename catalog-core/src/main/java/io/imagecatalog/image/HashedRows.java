package io.imagecatalog.image;

import io.imagecatalog.model.Size;

/** Passes rows on, each once and in order, and lets the perceptual hash see them on the way. */
final class HashedRows implements PixelRows {
    private final PixelRows source;
    private final HashThumbnail thumbnail;
    private int next;

    HashedRows(PixelRows source) {
        this.source = source;
        this.thumbnail = new HashThumbnail(source.size());
    }

    @Override
    public Size size() {
        return source.size();
    }

    @Override
    public Channels channels() {
        return source.channels();
    }

    @Override
    public void read(int firstRow, int rows, Picture into) {
        if (firstRow != next) {
            throw new IllegalStateException("Row " + firstRow + " was asked for in place of row " + next);
        }
        source.read(firstRow, rows, into);
        next = firstRow + rows;
        for (int row = 0; row < rows; row++) {
            thumbnail.add(into, row);
        }
    }

    /** The small gray picture of all rows; those that nobody has asked for yet pass now. */
    HashThumbnail thumbnail() {
        Picture band = PixelRows.band(this);
        while (next < size().height()) {
            read(next, Math.min(band.size().height(), size().height() - next), band);
        }
        return thumbnail;
    }
}
