package io.imagecatalog.codec.jpeg;

import java.io.IOException;

/**
 * A picture's planes, some rows at a time from top to bottom: as many as one row of units has, which is eight of the component
 * with the fewest. For one thread.
 *
 * <pre>{@code
 * JpegRows rows = JpegDecoder.open(in, JpegLimits.standard()).rows(JpegScale.WHOLE);
 * while (rows.next()) {
 *     for (int row = 0; row < rows.count(0); row++) {
 *         // samples rows.plane(0)[row * rows.stride(0)] and following, of row rows.first(0) + row of the first plane
 *     }
 * }
 * }</pre>
 */
public final class JpegRows {
    private final Frame frame;
    private final JpegScale scale;
    private final RowSource source;
    private final byte[][] planes;
    private int unitRow = -1;

    JpegRows(Frame frame, JpegScale scale, RowSource source) {
        this.frame = frame;
        this.scale = scale;
        this.source = source;
        this.planes = new byte[frame.components().size()][];
        for (int index = 0; index < planes.length; index++) {
            planes[index] = new byte[stride(index) * unitHeight(index)];
        }
    }

    /** Makes the samples of the units of one row. */
    interface RowSource {
        void read(int unitRow, JpegRows into) throws IOException;
    }

    /**
     * Decodes the next rows.
     *
     * @return {@code false} if there are no more
     * @throws JpegException if they can't be decoded. What is missing or broken in entropy-coded data is no reason for that: it
     *     comes out gray, or wrong, as it does of libjpeg
     * @throws IOException if the file can't be read
     */
    public boolean next() throws IOException {
        if (unitRow + 1 >= frame.down()) {
            return false;
        }
        unitRow++;
        source.read(unitRow, this);
        return true;
    }

    /** How wide a component's plane is at this scale. */
    public int width(int component) {
        return scale.of(frame.components().get(component).width());
    }

    /** How high a component's plane is at this scale. */
    public int height(int component) {
        return scale.of(frame.components().get(component).height());
    }

    /** How many rows of a component's plane are decoded together, but for the last. */
    public int unitHeight(int component) {
        return frame.components().get(component).down() * scale.side();
    }

    /** The samples of the rows, 0 to 255 each in a byte. They are made anew by {@link #next}. */
    public byte[] plane(int component) {
        return planes[component];
    }

    /** From a sample to the one below it; at least the width. What is beyond the width means nothing. */
    public int stride(int component) {
        return frame.paddedAcross(frame.components().get(component)) * scale.side();
    }

    /** The first of the rows, counted in its component's plane. */
    public int first(int component) {
        return unitRow * unitHeight(component);
    }

    /** How many rows there are. */
    public int count(int component) {
        return Math.max(0, Math.min(unitHeight(component), height(component) - first(component)));
    }

    Frame frame() {
        return frame;
    }

    JpegScale scale() {
        return scale;
    }
}
