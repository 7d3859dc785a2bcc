package io.imagecatalog.image;

import io.imagecatalog.model.Content;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes the pictures that the tests are about. */
final class TestPictures {
    private TestPictures() {}

    /** What a colour is at a place. */
    @FunctionalInterface
    interface Paint {
        int argb(int x, int y);
    }

    static BufferedImage image(int width, int height, int type, Paint paint) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, paint.argb(x, y));
            }
        }
        return image;
    }

    static BufferedImage rgb(int width, int height, Paint paint) {
        return image(width, height, BufferedImage.TYPE_3BYTE_BGR, paint);
    }

    /** Gray samples as they are; {@code setRGB} would convert them. */
    static BufferedImage gray(int width, int height, Paint samples) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setSample(x, y, 0, samples.argb(x, y));
            }
        }
        return image;
    }

    /** Brightness as Pillow's mode {@code L} has it. */
    static int luma(int rgb) {
        return ((rgb >> 16 & 0xff) * 19595 + (rgb >> 8 & 0xff) * 38470 + (rgb & 0xff) * 7471 + 32768) >> 16;
    }

    /** Waves of several lengths in each channel: detail, but none that a smaller picture could not hold. */
    static BufferedImage waves(int width, int height) {
        return rgb(width, height, (x, y) -> wave(x, y, 37, 0) << 16 | wave(x, y, 61, 1) << 8 | wave(x, y, 97, 2));
    }

    private static int wave(int x, int y, int length, int phase) {
        double value =
                Math.sin(2 * Math.PI * x / length + phase) + Math.cos(2 * Math.PI * (y + x / 3.0) / (length + 12));
        return (int) Math.round(127.5 + 60 * value);
    }

    static byte[] encode(RenderedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("No writer for " + format);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    static Content png(RenderedImage image) {
        return Content.of(encode(image, "png"));
    }

    static Content jpeg(RenderedImage image) {
        return Content.of(encode(image, "jpg"));
    }

    /** A JPEG of these components as they are, without any marker to say what they are. */
    static byte[] rawJpeg(Raster raster) throws IOException {
        ImageWriter writer = JdkCodecs.writer("jpeg").createWriterInstance();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        }
        return bytes.toByteArray();
    }

    static BufferedImage decode(Content content) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(content.readAllBytes()));
    }

    /** The JPEG with a segment put in right after its first marker. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] payload) {
        return ByteBuffer.allocate(jpeg.length + 4 + payload.length)
                .put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (payload.length + 2))
                .put(payload)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] payload = concat("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif(orientation));
        return withSegment(jpeg, 0xe1, payload);
    }

    static byte[] withProfile(byte[] jpeg, byte[] profile) {
        byte[] start = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII);
        return withSegment(jpeg, 0xe2, concat(start, profile));
    }

    /** An EXIF block of one tag. */
    static byte[] exif(int orientation) {
        return ByteBuffer.allocate(26)
                .put("MM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    static byte[] pngChunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) checksum.getValue())
                .array();
    }

    /** The PNG with a chunk put in right after its header. */
    static byte[] withChunk(byte[] png, String type, byte[] data) {
        return insert(png, 33, pngChunk(type, data));
    }

    static byte[] insert(byte[] bytes, int at, byte[] inserted) {
        return ByteBuffer.allocate(bytes.length + inserted.length)
                .put(bytes, 0, at)
                .put(inserted)
                .put(bytes, at, bytes.length - at)
                .array();
    }

    static byte[] concat(byte[] one, byte[] other) {
        return insert(one, one.length, other);
    }

    /** A GIF of black frames of a pixel's data each, all at one place on a screen. */
    static byte[] gif(int screenWidth, int screenHeight, int x, int y, int width, int height, int frames) {
        byte[] start = ByteBuffer.allocate(19)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("GIF89a".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) screenWidth)
                .putShort((short) screenHeight)
                .put((byte) 0x80)
                .putShort((short) 0)
                .put(new byte[] {0, 0, 0, -1, -1, -1})
                .array();
        // The codes are: clear, colour 0, end.
        byte[] frame = ByteBuffer.allocate(15)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x2c)
                .putShort((short) x)
                .putShort((short) y)
                .putShort((short) width)
                .putShort((short) height)
                .put(new byte[] {0, 2, 2, 0x44, 0x01})
                .array();
        ByteBuffer gif = ByteBuffer.allocate(start.length + frames * frame.length + 1);
        gif.put(start);
        for (int i = 0; i < frames; i++) {
            gif.put(frame);
        }
        return gif.put((byte) 0x3b).array();
    }
}
