package io.imagecatalog.server.runtime;

import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.queue.jdbc.JdbcJobQueue;
import io.imagecatalog.queue.redis.RedisJobQueue;
import io.imagecatalog.repository.jdbc.JdbcCatalogRepository;
import io.imagecatalog.server.settings.InvalidSettingException;
import io.imagecatalog.server.settings.ServerSettings;
import io.imagecatalog.server.settings.Setting;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.RepositoryException;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.worker.FallbackJobQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The adapters that the settings ask for. Closing closes them all. */
record Adapters(
        CatalogRepository repository,
        JobQueue queue,
        Storage storage,
        HikariDataSource database,
        Optional<Path> databaseFile)
        implements AutoCloseable {
    /**
     * Opens the database, brings its tables up to date, and opens the rest. A Redis may be away: the database is the queue
     * until it is there.
     *
     * @throws InvalidSettingException if a setting asks for what there is no adapter for
     * @throws StartFailedException if the database or the storage can't be opened
     */
    static Adapters open(ServerSettings settings, CatalogListener listener) {
        StorageLocation files = StorageLocation.of(settings);
        Database named = Database.of(settings);
        Optional<RedisJobQueue> redis = settings.redisUrl().map(Adapters::redis);
        Storage storage = files.open();
        try {
            HikariDataSource database = named.open();
            return new Adapters(
                    new JdbcCatalogRepository(database),
                    queue(redis, database, listener),
                    storage,
                    database,
                    H2Database.file(named.jdbcUrl()));
        } catch (StartFailedException e) {
            storage.close();
            throw e;
        }
    }

    /**
     * Whether the database works. A file that was taken away works until this process ends, and then all is lost.
     *
     * @throws RepositoryException if not
     */
    void checkDatabase() {
        if (databaseFile.filter(Files::notExists).isPresent()) {
            throw new RepositoryException("The database's file is gone: " + databaseFile.get(), null, true);
        }
        repository.check();
    }

    private static JobQueue queue(Optional<RedisJobQueue> redis, HikariDataSource database, CatalogListener listener) {
        JobQueue tables = new JdbcJobQueue(database);
        return redis.<JobQueue>map(preferred -> new FallbackJobQueue(preferred, tables, listener))
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

    @Override
    public void close() {
        queue.close();
        storage.close();
        database.close();
    }
}
