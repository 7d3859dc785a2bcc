package io.imagecatalog.repository.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.testkit.CatalogRepositoryContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** As a server uses it: a file that other processes may open, and a pool of fewer connections than there are threads. */
class H2FileContractTest extends CatalogRepositoryContract {
    @TempDir
    private Path folder;

    private HikariDataSource pool = new HikariDataSource();

    @Override
    protected CatalogRepository emptyRepository() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(H2.inFile(folder));
        config.setMaximumPoolSize(4);
        pool = new HikariDataSource(config);
        JdbcCatalogSchema.create(pool);
        return new JdbcCatalogRepository(pool);
    }

    @AfterEach
    void closePool() {
        pool.close();
    }
}
