package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbsTest {
    @TempDir
    private Path directory;

    @Test
    void a_photo_gets_a_thumb_and_is_known_the_next_time() throws IOException {
        Path photo = directory.resolve("photo.jpg");
        ImageIO.write(new BufferedImage(1920, 1080, BufferedImage.TYPE_INT_RGB), "jpg", photo.toFile());
        String data = directory.resolve("data").toString();

        String first = outputOf(data, photo.toString());
        String second = outputOf(data, photo.toString());

        BufferedImage thumb =
                ImageIO.read(directory.resolve("thumb-of-photo.jpg.jpg").toFile());
        assertEquals(100, thumb.getWidth());
        assertEquals(56, thumb.getHeight());
        assertEquals(first, second);
    }

    private static String outputOf(String... arguments) throws IOException {
        PrintStream out = System.out;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            Thumbs.main(arguments);
        } finally {
            System.setOut(out);
        }
        return written.toString(StandardCharsets.UTF_8);
    }
}
