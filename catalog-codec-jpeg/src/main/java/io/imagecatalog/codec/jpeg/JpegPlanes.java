package io.imagecatalog.codec.jpeg;

import java.util.List;

/**
 * A picture as a JPEG has it: a plane of brightness, and none or two of chroma. A sample has eight bits; a plane's rows follow each other
 * from top to bottom, without padding.
 *
 * <p>The planes are not copied: whoever changes them while they are encoded gets a file of no use.
 */
public final class JpegPlanes {
    private static final int LONGEST_SIDE = 65_535;

    private final int width;
    private final int height;
    private final ChromaSampling sampling;
    private final List<byte[]> planes;

    private JpegPlanes(int width, int height, ChromaSampling sampling, List<byte[]> planes) {
        if (Math.min(width, height) < 1 || Math.max(width, height) > LONGEST_SIDE) {
            throw new IllegalArgumentException(
                    "A side of a JPEG is 1 to " + LONGEST_SIDE + " pixels long, not " + width + "x" + height);
        }
        this.width = width;
        this.height = height;
        this.sampling = sampling;
        this.planes = planes;
        for (int i = 0; i < planes.size(); i++) {
            requireSamples(i);
        }
    }

    private void requireSamples(int plane) {
        long expected = (long) width(plane) * height(plane);
        int length = planes.get(plane).length;
        if (length != expected) {
            throw new IllegalArgumentException("Plane " + plane + " of a picture of " + width + "x" + height + " has "
                    + width(plane) + "x" + height(plane) + " samples, " + expected + ", not " + length);
        }
    }

    /**
     * A gray picture.
     *
     * @param width in pixels, 1 to 65,535
     * @param height in pixels, 1 to 65,535
     * @throws IllegalArgumentException if a side or the number of samples is another
     */
    public static JpegPlanes gray(int width, int height, byte[] plane) {
        return new JpegPlanes(width, height, ChromaSampling.FULL, List.of(plane));
    }

    /**
     * A coloured picture, in the YCbCr of JFIF (ITU-T T.871, 7): of full range, with the middle of chroma at 128.
     *
     * @param width in pixels, 1 to 65,535
     * @param height in pixels, 1 to 65,535
     * @param sampling which the planes of chroma have already; their sides are rounded up
     * @throws IllegalArgumentException if a side or the number of samples of a plane is another
     */
    public static JpegPlanes yCbCr(int width, int height, ChromaSampling sampling, byte[] luma, byte[] cb, byte[] cr) {
        return new JpegPlanes(width, height, sampling, List.of(luma, cb, cr));
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    /** How many planes there are: one or three. */
    public int count() {
        return planes.size();
    }

    /** What chroma has, if there is any. */
    public ChromaSampling sampling() {
        return sampling;
    }

    /** The samples of a plane themselves, not a copy. */
    public byte[] plane(int plane) {
        return planes.get(plane);
    }

    /** How many samples a plane has across. */
    public int width(int plane) {
        return plane == 0 ? width : (width + sampling.across() - 1) / sampling.across();
    }

    /** How many samples a plane has down. */
    public int height(int plane) {
        return plane == 0 ? height : (height + sampling.down() - 1) / sampling.down();
    }
}
