package io.imagecatalog.model;

/** A width and a height in pixels, each at least 1. */
public record Size(int width, int height) {
    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A picture is at least 1x1, not " + width + "x" + height);
        }
    }

    public long pixels() {
        return (long) width * height;
    }

    /** The same size lying on its side. */
    public Size turned() {
        return new Size(/* width= */ height, /* height= */ width);
    }

    /**
     * The largest size with these proportions inside a box, never larger than this one. The side that is not decided by
     * the box rounds half up and is at least 1.
     */
    public Size fitInto(int maxWidth, int maxHeight) {
        if (width <= maxWidth && height <= maxHeight) {
            return this;
        }
        boolean widthDecides = (long) width * maxHeight >= (long) height * maxWidth;
        return widthDecides
                ? new Size(maxWidth, scaled(height, maxWidth, width))
                : new Size(scaled(width, maxHeight, height), maxHeight);
    }

    private static int scaled(int side, int numerator, int denominator) {
        long halfUp = (2L * side * numerator + denominator) / (2L * denominator);
        return (int) Math.max(1, halfUp);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
