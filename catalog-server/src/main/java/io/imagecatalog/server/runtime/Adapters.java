package io.imagecatalog.server.runtime;

import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.queue.jdbc.JdbcJobQueue;
import io.imagecatalog.queue.redis.RedisJobQueue;
import io.imagecatalog.repository.jdbc.JdbcCatalogRepository;
import io.imagecatalog.server.settings.InvalidSettingException;
import io.imagecatalog.server.settings.ServerSettings;
import io.imagecatalog.server.settings.Setting;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.spi.StorageException;
import io.imagecatalog.storage.fs.FileStorage;
import io.imagecatalog.worker.FallbackJobQueue;
import io.imagecatalog.worker.LoggingListener;
import java.nio.file.Path;
import java.util.Optional;

/** The adapters that the settings ask for. Closing closes them all. */
record Adapters(CatalogRepository repository, JobQueue queue, Storage storage, HikariDataSource database)
        implements AutoCloseable {
    private static final String NOT_YET = " not supported yet in this version; ";

    /**
     * Opens the database, brings its tables up to date, and opens the rest. A Redis may be away: the database is the queue
     * until it is there.
     *
     * @throws InvalidSettingException if a setting asks for what there is no adapter for
     * @throws StartFailedException if the database or the storage can't be opened
     */
    static Adapters open(ServerSettings settings) {
        Path files = storageDirectory(settings);
        Database named = Database.of(settings);
        Storage storage = storage(files);
        Optional<RedisJobQueue> redis = settings.redisUrl().map(Adapters::redis);
        HikariDataSource database = named.open();
        return new Adapters(new JdbcCatalogRepository(database), queue(redis, database), storage, database);
    }

    private static JobQueue queue(Optional<RedisJobQueue> redis, HikariDataSource database) {
        JobQueue tables = new JdbcJobQueue(database);
        return redis.<JobQueue>map(preferred -> new FallbackJobQueue(preferred, tables, new LoggingListener()))
                .orElse(tables);
    }

    /** Does not connect yet. What was set may hold a password, so it is not shown. */
    private static RedisJobQueue redis(String url) {
        try {
            return new RedisJobQueue(url);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(
                    Setting.REDIS_URL,
                    "must be of the form redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE], or rediss://... for TLS");
        }
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
