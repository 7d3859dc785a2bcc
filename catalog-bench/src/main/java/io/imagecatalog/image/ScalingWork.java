package io.imagecatalog.image;

import io.imagecatalog.model.Size;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/**
 * One picture to be scaled to one size by the engine's own kernel. It is here, in the package of the engine, because the
 * kernel is package-private there and has to be measured without decoding and encoding around it.
 */
public final class ScalingWork {
    private final Picture source;
    private final Size size;

    private ScalingWork(Picture source, Size size) {
        this.source = source;
        this.size = size;
    }

    /** Three planes of the image's own size. */
    public static ScalingWork rgb(BufferedImage image, Size size) {
        return new ScalingWork(planes(image), size);
    }

    /**
     * Planes as of a JPEG of 4:2:0. The image's samples are taken as they are, as if they were Y, Cb and Cr: what the kernel
     * does with them does not depend on what they mean.
     */
    public static ScalingWork halvedChroma(BufferedImage image, Size size) {
        Layout layout = Layout.of(sizeOf(image), Channels.YCBCR).withHalvedChroma(true);
        return new ScalingWork(planes(image, layout), size);
    }

    static Picture planes(BufferedImage image) {
        return planes(image, Layout.of(sizeOf(image), Channels.RGB));
    }

    private static Size sizeOf(BufferedImage image) {
        return new Size(image.getWidth(), image.getHeight());
    }

    private static Picture planes(BufferedImage image, Layout layout) {
        Picture picture = new Picture(layout);
        for (int channel = 0; channel < layout.channels().count(); channel++) {
            fill(picture.plane(channel), image.getRaster(), channel, layout);
        }
        return picture;
    }

    private static void fill(byte[] plane, Raster raster, int channel, Layout layout) {
        int step = layout.step(channel);
        Size size = layout.plane(channel);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                plane[y * size.width() + x] = (byte) raster.getSample(x * step, y * step, channel);
            }
        }
    }

    /**
     * Scales the picture.
     *
     * @return the scaled picture, so that the work is not optimised away
     * @throws IllegalStateException if the picture has that size already, so that nothing would be measured
     */
    public Object scale() {
        Object scaled = Resampler.resample(source, size);
        if (scaled == source) {
            throw new IllegalStateException("There is nothing to scale: the picture is " + size + " already");
        }
        return scaled;
    }
}
