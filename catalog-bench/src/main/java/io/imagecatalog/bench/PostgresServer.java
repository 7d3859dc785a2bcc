package io.imagecatalog.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A PostgreSQL server with its own default settings, above all those that keep what is committed. */
final class PostgresServer implements BenchDatabase {
    private final EmbeddedPostgres server;
    private final HikariDataSource pool;

    PostgresServer() {
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pool = pool();
    }

    @Override
    public String title() {
        return "PostgreSQL " + setting("server_version") + ", fsync " + setting("fsync") + ", synchronous_commit "
                + setting("synchronous_commit") + ", full_page_writes " + setting("full_page_writes")
                + ", shared_buffers " + setting("shared_buffers");
    }

    private String setting(String name) {
        return new Sql(pool).text("SHOW " + name);
    }

    @Override
    public HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        return Pools.open(config);
    }

    @Override
    public String numbers(long from, long to) {
        return "generate_series(" + from + ", " + to + ") AS numbers (x)";
    }

    @Override
    public void analyze() {
        new Sql(pool).execute("VACUUM ANALYZE", "CHECKPOINT");
    }

    @Override
    public String plan(String sql) {
        return new PostgresPlan(sql).read(pool);
    }

    @Override
    public void close() {
        pool.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
