package io.imagecatalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.model.Asset;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The four lines at the top of the README, which shows what is in here: a test of {@code catalog-server} sees to that. */
class ReadmeTest {
    @TempDir
    private Path directory;

    @Test
    void the_example_makes_a_thumb() throws IOException {
        Path photo = directory.resolve("photo.jpg");
        Path thumb = directory.resolve("thumb.jpg");
        ImageIO.write(new BufferedImage(1920, 1080, BufferedImage.TYPE_INT_RGB), "jpg", photo.toFile());

        // example:begin
        Catalog catalog = Catalog.inMemory();
        Asset asset = catalog.assets().upload("shop", photo).asset();
        catalog.runPendingJobs();
        catalog.assets().rendition(asset.id(), "thumb").orElseThrow().copyTo(thumb);
        // example:end

        BufferedImage made = ImageIO.read(thumb.toFile());
        assertThat(made.getWidth()).isEqualTo(100);
        assertThat(made.getHeight()).isEqualTo(56);
    }
}
