package io.imagecatalog.repository.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.testkit.CatalogRepositoryContract;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On a real server, with a pool of fewer connections than there are threads. */
class PostgresContractTest extends CatalogRepositoryContract {
    private static HikariDataSource pool = new HikariDataSource();

    @BeforeAll
    static void createTables() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(Postgres.empty());
        config.setMaximumPoolSize(4);
        pool = new HikariDataSource(config);
        JdbcCatalogSchema.create(pool);
    }

    @Override
    protected CatalogRepository emptyRepository() {
        try {
            Postgres.execute(pool, "TRUNCATE tenants, hash_parts RESTART IDENTITY CASCADE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new JdbcCatalogRepository(pool);
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }
}
