package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

@Timeout(120)
class PhotosApplicationTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    private ConfigurableApplicationContext application;

    @BeforeEach
    void start() {
        application = SpringApplication.run(
                PhotosApplication.class,
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:async:" + directory.resolve("catalog"),
                "--catalog.storage.directory=" + directory.resolve("pictures"));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void an_uploaded_photo_is_served_as_a_rendition_that_browsers_keep() throws Exception {
        HttpResponse<byte[]> added = upload(picture());
        assertEquals(201, added.statusCode());
        String photo = added.headers().firstValue("Location").orElseThrow();

        HttpResponse<byte[]> hero = get(photo + "/hero");
        while (hero.statusCode() == 404) {
            Thread.sleep(50);
            hero = get(photo + "/hero");
        }

        assertEquals("image/jpeg", hero.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(1600, ImageIO.read(new ByteArrayInputStream(hero.body())).getWidth());
        String tag = hero.headers().firstValue("ETag").orElseThrow();
        assertEquals(304, get(photo + "/hero", "If-None-Match", tag).statusCode());
    }

    @Test
    void what_is_no_picture_is_refused_and_the_catalog_is_well() throws Exception {
        HttpResponse<byte[]> refused = upload("no picture".getBytes(StandardCharsets.UTF_8));
        assertEquals(422, refused.statusCode());
        assertEquals(400, get("/photos/1/poster").statusCode());

        assertTrue(new String(get("/actuator/health").body(), StandardCharsets.UTF_8)
                .contains("\"catalog\":{\"status\":\"UP\"}"));
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1920, 1080, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        return bytes.toByteArray();
    }

    private HttpResponse<byte[]> upload(byte[] file) throws Exception {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.write(("--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"photo.jpg\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.write(file);
        form.write("\r\n--X--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(address("/photos"))
                .header("Content-Type", "multipart/form-data; boundary=X")
                .POST(BodyPublishers.ofByteArray(form.toByteArray()))
                .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + application.getEnvironment().getProperty("local.server.port") + path);
    }
}
