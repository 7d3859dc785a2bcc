package io.imagecatalog.server;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures for tests: the same seed and size always give the same bytes, another seed others. */
public final class Pictures {
    private Pictures() {}

    public static byte[] jpeg(int seed, int width, int height) {
        return encoded(blocks(seed, width, height), "jpg");
    }

    public static byte[] png(int seed, int width, int height) {
        return encoded(blocks(seed, width, height), "png");
    }

    /** The left half is opaque, the right half transparent. */
    public static byte[] halfTransparentPng(int seed, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = picture.createGraphics();
        pen.clipRect(0, 0, width / 2, height);
        pen.drawImage(blocks(seed, width, height), 0, 0, null);
        pen.dispose();
        return encoded(picture, "png");
    }

    /** A file whose structure is sound: only that there are no pixels in the chunk of pixels. */
    public static byte[] undecodablePng() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(png(0, 60, 40), 0, 8 + 25);
        byte[] noPixels = {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1};
        file.writeBytes(chunk("IDAT", noPixels));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] typed = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        CRC32 check = new CRC32();
        check.update(typed);
        return ByteBuffer.allocate(8 + typed.length)
                .putInt(data.length)
                .put(typed)
                .putInt((int) check.getValue())
                .array();
    }

    /** White all over, which a JPEG loses nothing of. */
    public static byte[] whitePng(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        return encoded(picture, "png");
    }

    /** All of one colour, like any other such picture. */
    public static byte[] flatPng(int side) {
        return encoded(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB), "png");
    }

    public static BufferedImage decoded(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage blocks(int seed, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            pen.setColor(new Color(random.nextInt(0x1000000)));
            pen.fillRect(random.nextInt(width), random.nextInt(height), width / 8 + 1, height / 8 + 1);
        }
        pen.dispose();
        return picture;
    }

    private static byte[] encoded(BufferedImage picture, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
