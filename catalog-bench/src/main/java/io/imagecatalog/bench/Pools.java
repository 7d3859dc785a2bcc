package io.imagecatalog.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Pools as the server has them, but large enough for sixteen workers and whoever else there is. */
final class Pools {
    private static final int MAX_CONNECTIONS = 24;

    private Pools() {}

    static HikariDataSource open(HikariConfig config) {
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        config.setMinimumIdle(2);
        return new HikariDataSource(config);
    }
}
