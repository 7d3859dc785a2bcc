package io.imagecatalog.bench;

import io.imagecatalog.model.Size;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.util.Random;

/** Pictures to measure with that are the same in every run. */
final class Texture {
    private Texture() {}

    /** Edges and gradients of all frequencies. */
    static BufferedImage of(Size size) {
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
        WritableRaster raster = image.getRaster();
        int[] pixel = new int[3];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                pixel[0] = ((x * y) >> 6) & 0xff;
                pixel[1] = (x ^ y) & 0xff;
                pixel[2] = ((x + 2 * y) >> 3) & 0xff;
                raster.setPixel(x, y, pixel);
            }
        }
        return image;
    }

    /** The same picture after something that changes every sample a little. */
    static BufferedImage noisy(BufferedImage image) {
        BufferedImage noisy = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
        Random random = new Random(1);
        int[] pixel = new int[3];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.getRaster().getPixel(x, y, pixel);
                for (int channel = 0; channel < pixel.length; channel++) {
                    int sample = pixel[channel] + random.nextInt(17) - 8;
                    pixel[channel] = Math.max(0, Math.min(255, sample));
                }
                noisy.getRaster().setPixel(x, y, pixel);
            }
        }
        return noisy;
    }
}
