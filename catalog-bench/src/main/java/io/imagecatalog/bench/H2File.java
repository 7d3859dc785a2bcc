package io.imagecatalog.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An H2 file, opened as the server opens it. */
final class H2File implements BenchDatabase {
    private final Path folder;
    private final HikariDataSource pool;

    H2File() {
        try {
            folder = Files.createTempDirectory("catalog-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pool = pool();
    }

    @Override
    public String title() {
        return "H2 " + new Sql(pool).text("SELECT H2VERSION()") + " file, WRITE_DELAY=0";
    }

    @Override
    public HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:file:" + folder.resolve("catalog") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0");
        config.setUsername("sa");
        config.setPassword("");
        return Pools.open(config);
    }

    @Override
    public String numbers(long from, long to) {
        return "SYSTEM_RANGE(" + from + ", " + to + ") numbers";
    }

    @Override
    public void analyze() {
        new Sql(pool).execute("ANALYZE");
    }

    @Override
    public String plan(String sql) {
        return new H2Plan(sql).read(pool);
    }

    @Override
    public void close() {
        pool.close();
        Folders.delete(folder);
    }
}
