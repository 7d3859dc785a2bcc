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
        StorageLocation files = StorageLocation.of(settings);
        String url = databaseUrl(settings);
        Storage storage = files.open();
        try {
            HikariDataSource database = new H2Database(url).open();
            return new Adapters(new JdbcCatalogRepository(database), new JdbcJobQueue(database), storage, database);
        } catch (StartFailedException e) {
            storage.close();
            throw e;
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

    private static String databaseUrl(ServerSettings settings) {
        String url = settings.databaseUrl().orElseGet(() -> H2Database.defaultUrl(settings.data()));
        if (url.startsWith("jdbc:postgresql:") || url.startsWith("postgres:") || url.startsWith("postgresql:")) {
            throw new InvalidSettingException(
                    Setting.DATABASE_URL, "names a PostgreSQL database, which is" + NOT_YET + "use jdbc:h2:...");
        }
        if (!url.startsWith(H2Database.URL)) {
            throw new InvalidSettingException(Setting.DATABASE_URL, "must be of the form jdbc:h2:...");
        }
        return url;
    }
}
