package io.imagecatalog.server.runtime;

import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.queue.jdbc.JdbcJobQueue;
import io.imagecatalog.repository.jdbc.JdbcCatalogRepository;
import io.imagecatalog.server.settings.InvalidSettingException;
import io.imagecatalog.server.settings.ServerSettings;
import io.imagecatalog.server.settings.Setting;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.spi.StorageException;
import io.imagecatalog.storage.fs.FileStorage;
import java.nio.file.Path;

/** The adapters that the settings ask for. Closing closes them all. */
record Adapters(CatalogRepository repository, JobQueue queue, Storage storage, HikariDataSource database)
        implements AutoCloseable {
    private static final String NOT_YET = " not supported yet in this version; ";

    /**
     * Opens the database, brings its tables up to date, and opens the rest.
     *
     * @throws InvalidSettingException if a setting asks for what there is no adapter for
     * @throws StartFailedException if the database or the storage can't be opened
     */
    static Adapters open(ServerSettings settings) {
        requireNoRedis(settings);
        Path files = storageDirectory(settings);
        Database named = Database.of(settings);
        Storage storage = storage(files);
        HikariDataSource database = named.open();
        return new Adapters(new JdbcCatalogRepository(database), new JdbcJobQueue(database), storage, database);
    }

    private static Storage storage(Path directory) {
        try {
            return new FileStorage(directory);
        } catch (StorageException e) {
            throw new StartFailedException("The storage directory " + directory + " can't be written to", e);
        }
    }

    @Override
    public void close() {
        queue.close();
        storage.close();
        database.close();
    }

    private static void requireNoRedis(ServerSettings settings) {
        if (settings.redisUrl().isPresent()) {
            throw new InvalidSettingException(
                    Setting.REDIS_URL, "is" + NOT_YET + "leave it unset, and the database is the queue");
        }
    }

    private static Path storageDirectory(ServerSettings settings) {
        String file = "file:";
        String url =
                settings.storageUrl().orElseGet(() -> file + settings.data().resolve("storage"));
        if (url.startsWith("s3:")) {
            throw new InvalidSettingException(Setting.STORAGE_URL, "names S3, which is" + NOT_YET + "use file:PATH");
        }
        if (!url.startsWith(file) || url.length() == file.length()) {
            throw new InvalidSettingException(Setting.STORAGE_URL, "must be of the form file:PATH");
        }
        String path = url.substring(file.length());
        return Path.of(path.startsWith("///") ? path.substring(2) : path).toAbsolutePath();
    }
}
