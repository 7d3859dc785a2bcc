package io.imagecatalog.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;

/** Small pictures, made by the JDK alone. */
final class Pictures {
    private Pictures() {}

    /** What a colour is at a place, as alpha, red, green and blue. */
    @FunctionalInterface
    interface Paint {
        int argb(int x, int y);
    }

    /** Soft waves, different in each channel, whose left, right, top and bottom differ too. */
    static Paint waves(int width, int height) {
        return (x, y) -> {
            int red = 255 * x / width;
            int green = 255 * y / height;
            int blue = (int) Math.round(127.5 + 100 * Math.sin((x + 2 * y) / 9.0));
            return 0xff000000 | red << 16 | green << 8 | blue;
        };
    }

    static byte[] jpeg(int width, int height) {
        return encode(paint(width, height, BufferedImage.TYPE_INT_RGB, waves(width, height)), "jpg");
    }

    static byte[] png(int width, int height) {
        return encode(paint(width, height, BufferedImage.TYPE_INT_RGB, waves(width, height)), "png");
    }

    static byte[] transparentPng(int width, int height, Paint paint) {
        return encode(paint(width, height, BufferedImage.TYPE_INT_ARGB, paint), "png");
    }

    private static BufferedImage paint(int width, int height, int type, Paint paint) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, paint.argb(x, y));
            }
        }
        return image;
    }

    private static byte[] encode(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static BufferedImage decode(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JPEG with an EXIF block that gives its orientation, and a place to be kept secret. */
    static byte[] tagged(byte[] jpeg, int orientation) {
        byte[] exif = ByteBuffer.allocate(50)
                .put("Exif\0\0MM\0*\0\0\0\b".getBytes(US_ASCII))
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .put("secret place here!".getBytes(US_ASCII))
                .array();
        return ByteBuffer.allocate(jpeg.length + 4 + exif.length)
                .put(jpeg, 0, 2)
                .putShort((short) 0xffe1)
                .putShort((short) (exif.length + 2))
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }
}
