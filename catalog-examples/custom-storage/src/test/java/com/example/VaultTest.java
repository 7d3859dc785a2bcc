package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    @TempDir
    private Path directory;

    @Test
    void a_photo_gets_a_thumb_and_nobody_else_can_see_either() throws IOException {
        Path photo = directory.resolve("photo.jpg");
        Path thumb = directory.resolve("thumb.jpg");
        Path pictures = directory.resolve("pictures");
        ImageIO.write(new BufferedImage(1920, 1080, BufferedImage.TYPE_INT_RGB), "jpg", photo.toFile());

        Vault.thumb(pictures, new SecretKeySpec(new byte[32], "AES"), photo, thumb);

        assertThat(Files.readString(photo, StandardCharsets.ISO_8859_1)).contains("JFIF");
        assertThat(ImageIO.read(thumb.toFile()).getWidth()).isEqualTo(100);
        List<Path> files = filesBelow(pictures);
        assertThat(files).hasSize(4);
        for (Path file : files) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("JFIF");
        }
    }

    private static List<Path> filesBelow(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
