package com.example;

import io.imagecatalog.Catalog;
import io.imagecatalog.model.Asset;
import io.imagecatalog.queue.jdbc.JdbcJobQueue;
import io.imagecatalog.queue.jdbc.JdbcJobQueueSchema;
import io.imagecatalog.repository.jdbc.JdbcCatalogRepository;
import io.imagecatalog.repository.jdbc.JdbcCatalogSchema;
import io.imagecatalog.storage.fs.FileStorage;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Takes pictures into a catalog that is kept in {@code data}, and writes a thumb of each beside it:
 *
 * <pre>java ... com.example.Thumbs data photo.jpg other.png</pre>
 */
public final class Thumbs {
    private Thumbs() {}

    public static void main(String... arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        JdbcConnectionPool database = JdbcConnectionPool.create(
                "jdbc:h2:async:" + data.resolve("catalog").toAbsolutePath(), "sa", "");
        try (FileStorage storage = new FileStorage(data.resolve("pictures"));
                JdbcJobQueue queue = new JdbcJobQueue(database);
                Catalog catalog = open(database, storage, queue)) {
            for (int i = 1; i < arguments.length; i++) {
                Path photo = Path.of(arguments[i]);
                Asset asset = catalog.assets().upload("me", photo).asset();
                // A server has workers do this meanwhile: catalog.startWorkers(4).
                catalog.runPendingJobs();
                Path thumb = photo.resolveSibling("thumb-of-" + photo.getFileName() + ".jpg");
                catalog.assets().rendition(asset.id(), "thumb").orElseThrow().copyTo(thumb);
                System.out.println("Asset " + asset.id() + ": " + thumb);
            }
        } finally {
            database.dispose();
        }
    }

    private static Catalog open(DataSource database, FileStorage storage, JdbcJobQueue queue) {
        JdbcCatalogSchema.createIfAbsent(database);
        JdbcJobQueueSchema.createIfAbsent(database);
        return Catalog.builder()
                .repository(new JdbcCatalogRepository(database))
                .storage(storage)
                .queue(queue)
                .build();
    }
}
