package io.imagecatalog.spring;

import static org.awaitility.Awaitility.await;

import io.imagecatalog.AssetService;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What tests of the starter share. */
final class Fixture {
    private Fixture() {}

    /** An application without a database, whose pictures are in a directory. */
    static ApplicationContextRunner application(Path directory) {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(CatalogAutoConfiguration.class, CatalogHealthAutoConfiguration.class))
                .withPropertyValues("catalog.storage.directory=" + directory);
    }

    /** An application with Boot's data source. */
    static ApplicationContextRunner withDatabase(Path directory, String url) {
        return application(directory)
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                .withPropertyValues("spring.datasource.url=" + url, "spring.datasource.username=sa");
    }

    /** An application with {@code spring.main.lazy-initialization}. */
    static ApplicationContextRunner lazy(ApplicationContextRunner application) {
        return application.withInitializer(
                context -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()));
    }

    static Path photo(Path directory) {
        Path photo = directory.resolve("photo.jpg");
        try {
            ImageIO.write(new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB), "jpg", photo.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return photo;
    }

    static void awaitRendition(AssetService assets, long assetId, String preset) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> assets.rendition(assetId, preset).isPresent());
    }

    /** Names of the catalog's threads in this process. */
    static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("catalog-"))
                .toList();
    }

    /** One that has done its work is seen for a moment longer. */
    static void awaitNoThreads() {
        await().atMost(Duration.ofSeconds(10)).until(() -> threads().isEmpty());
    }
}
