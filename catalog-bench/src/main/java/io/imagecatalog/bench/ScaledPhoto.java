package io.imagecatalog.bench;

import io.imagecatalog.codec.jpeg.ChromaSampling;
import io.imagecatalog.codec.jpeg.JpegPlanes;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The planes of {@code photo-12mp.jpg} scaled to 1200x900, in 4:2:0, for whoever encodes. */
final class ScaledPhoto {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 900;
    private static final int LUMA = WIDTH * HEIGHT;
    // Of the 4000x3000 pixels of the photo, three by three become one.
    private static final int STEP = 3;

    private ScaledPhoto() {}

    /** The planes one behind the other. */
    static byte[] samples() throws IOException {
        Raster photo = components(BenchPicture.read("photo-12mp.jpg"));
        ByteArrayOutputStream samples = new ByteArrayOutputStream();
        samples.writeBytes(averages(photo, 0, STEP));
        samples.writeBytes(averages(photo, 1, 2 * STEP));
        samples.writeBytes(averages(photo, 2, 2 * STEP));
        return samples.toByteArray();
    }

    /** Takes the planes apart again. */
    static JpegPlanes of(byte[] samples) {
        int chroma = LUMA / 4;
        return JpegPlanes.yCbCr(
                WIDTH,
                HEIGHT,
                ChromaSampling.HALVED,
                Arrays.copyOf(samples, LUMA),
                Arrays.copyOfRange(samples, LUMA, LUMA + chroma),
                Arrays.copyOfRange(samples, LUMA + chroma, LUMA + 2 * chroma));
    }

    private static Raster components(byte[] jpeg) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in);
            return reader.readRaster(0, null);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] averages(Raster photo, int component, int step) {
        int width = WIDTH * STEP / step;
        byte[] plane = new byte[width * (HEIGHT * STEP / step)];
        for (int i = 0; i < plane.length; i++) {
            int sum = 0;
            for (int j = 0; j < step * step; j++) {
                sum += photo.getSample(i % width * step + j % step, i / width * step + j / step, component);
            }
            plane[i] = (byte) (sum / (step * step));
        }
        return plane;
    }
}
