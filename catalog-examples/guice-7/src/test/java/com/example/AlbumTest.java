package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AlbumTest {
    @TempDir
    private Path directory;

    @Test
    @Timeout(60)
    void a_photo_gets_a_card() throws Exception {
        Path photo = directory.resolve("photo.jpg");
        Path card = directory.resolve("card.jpg");
        ImageIO.write(new BufferedImage(1920, 1080, BufferedImage.TYPE_INT_RGB), "jpg", photo.toFile());

        Album.main(directory.resolve("pictures").toString(), photo.toString(), card.toString());

        assertEquals(400, ImageIO.read(card.toFile()).getWidth());
    }
}
