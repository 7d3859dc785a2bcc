package io.imagecatalog.server.runtime;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.imagecatalog.server.settings.InvalidSettingException;
import io.imagecatalog.server.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.flywaydb.core.api.FlywayException;

/** The embedded database, opened with its tables up to date. */
final class H2Database {
    static final String URL = "jdbc:h2:";

    private static final String FILE = URL + "file:";
    private static final int MAX_CONNECTIONS = 16;
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    private final String url;

    H2Database(String url) {
        this.url = url.startsWith(FILE) ? sharedFile(url) : url;
    }

    static String defaultUrl(Path data) {
        String path = data.resolve("db").resolve("catalog").toString();
        if (path.indexOf(';') >= 0) {
            throw new InvalidSettingException(
                    Setting.CATALOG_DATA, "has a ';' in it, which the embedded database does not allow");
        }
        return FILE + path;
    }

    HikariDataSource open() {
        listenOnLoopbackOnly();
        HikariDataSource database = connect();
        try {
            new Migrations(database).run();
            return database;
        } catch (FlywayException e) {
            database.close();
            throw new StartFailedException("The database's tables can't be brought up to date: " + RootCause.of(e), e);
        }
    }

    /** What lets a second process in opens a port; H2 reads this once, when the first of its classes is loaded. */
    private static void listenOnLoopbackOnly() {
        System.setProperty("h2.bindAddress", "127.0.0.1");
    }

    private HikariDataSource connect() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("catalog");
        config.setJdbcUrl(url);
        config.setUsername("sa");
        config.setPassword("");
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StartFailedException("The database can't be opened: " + RootCause.of(e), e);
        }
    }

    /** A worker's process beside the server's needs the file to be shared; and what is committed is written at once. */
    private static String sharedFile(String url) {
        return with(with(url, "AUTO_SERVER=TRUE"), "WRITE_DELAY=0");
    }

    private static String with(String url, String option) {
        String name = option.substring(0, option.indexOf('=') + 1);
        return url.toUpperCase(Locale.ROOT).contains(";" + name) ? url : url + ";" + option;
    }
}
