package io.imagecatalog.server.runtime;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.imagecatalog.server.settings.InvalidSettingException;
import io.imagecatalog.server.settings.ServerSettings;
import io.imagecatalog.server.settings.Setting;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** A database that the tables are in, not opened yet. */
record Database(
        String jdbcUrl, @Nullable String user, @Nullable String password, Dialect dialect) {
    private static final int MAX_CONNECTIONS = 16;
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);
    /** MariaDB's own is another, at which a transaction does not see what others did while it waited for them. */
    private static final String ISOLATION = "TRANSACTION_READ_COMMITTED";

    /** Leaves time for another connection, should one say nothing. */
    private static final Duration VALIDATION_TIMEOUT = Duration.ofSeconds(2);

    /**
     * The one that the settings name, or the embedded one in the data directory.
     *
     * @throws InvalidSettingException if there is no adapter for it
     */
    static Database of(ServerSettings settings) {
        String url = settings.databaseUrl().orElseGet(() -> H2Database.defaultUrl(settings.data()));
        if (url.startsWith(H2Database.URL)) {
            return H2Database.at(url);
        }
        if (PostgresUrl.isOne(url)) {
            return PostgresUrl.parse(url);
        }
        if (MariaDbUrl.isOne(url)) {
            return MariaDbUrl.parse(url);
        }
        throw new InvalidSettingException(
                Setting.DATABASE_URL,
                "must be of the form jdbc:h2:..., jdbc:postgresql:..., jdbc:mariadb:... or " + PostgresUrl.FORM);
    }

    /**
     * Opens it with its tables up to date.
     *
     * @throws StartFailedException if that can't be done
     */
    HikariDataSource open() {
        HikariDataSource database = connect();
        try {
            new Migrations(this).run();
            return database;
        } catch (FlywayException | SQLException | IOException e) {
            database.close();
            throw new StartFailedException("The database's tables can't be brought up to date: " + RootCause.of(e), e);
        }
    }

    private HikariDataSource connect() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("catalog");
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setValidationTimeout(VALIDATION_TIMEOUT.toMillis());
        config.setTransactionIsolation(ISOLATION);
        dialect.bound(config);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StartFailedException("The database can't be opened: " + RootCause.of(e), e);
        }
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
        return dialect.folder() + " database";
    }
}
