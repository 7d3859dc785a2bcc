package io.imagecatalog.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.Catalog;
import io.imagecatalog.model.Asset;
import io.imagecatalog.queue.jdbc.JdbcJobQueue;
import io.imagecatalog.queue.jdbc.JdbcJobQueueSchema;
import io.imagecatalog.repository.jdbc.JdbcCatalogRepository;
import io.imagecatalog.repository.jdbc.JdbcCatalogSchema;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.storage.fs.FileStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's real host. */
class ReadmeHostTest {
    @TempDir
    private Path home;

    @Test
    void a_host_of_real_parts_takes_a_picture() throws Exception {
        Path pictures = home.resolve("pictures");
        Path photo = Files.write(home.resolve("photo.jpg"), Pictures.jpeg(1, 60, 40));
        JdbcConnectionPool dataSource = JdbcConnectionPool.create("jdbc:h2:mem:readme", "", "");
        JdbcCatalogSchema.create(dataSource);
        JdbcJobQueueSchema.create(dataSource);

        // example:host
        Catalog catalog = Catalog.builder()
                .storage(new FileStorage(pictures))
                .repository(new JdbcCatalogRepository(dataSource))
                .queue(new JdbcJobQueue(dataSource))
                .build();
        catalog.startWorkers(4);
        // example:end

        try (catalog) {
            Asset asset = catalog.assets().upload("shop", photo).asset();
            assertThat(catalog.assets().original(asset.id())).isPresent();
        } finally {
            dataSource.dispose();
        }
    }
}
