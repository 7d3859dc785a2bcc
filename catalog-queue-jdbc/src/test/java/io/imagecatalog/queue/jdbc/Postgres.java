package io.imagecatalog.queue.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A PostgreSQL server of this JVM's own, to test on. */
final class Postgres {
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Postgres() {}

    /** A pool on a new database with the queue's table; to be closed by the caller. */
    static HikariDataSource withTable() throws SQLException {
        String name = "test_" + DATABASES.incrementAndGet();
        execute(SERVER.getPostgresDatabase(), "CREATE DATABASE " + name);
        HikariDataSource pool = pool(name);
        JdbcJobQueueSchema.create(pool);
        return pool;
    }

    private static HikariDataSource pool(String database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(SERVER.getDatabase("postgres", database));
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            results.next();
            return results.getLong(1);
        }
    }

    /** Ends all connections of all pools, which know nothing of it. */
    static void cutAll() throws SQLException {
        number(
                SERVER.getPostgresDatabase(),
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname LIKE 'test%'");
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
