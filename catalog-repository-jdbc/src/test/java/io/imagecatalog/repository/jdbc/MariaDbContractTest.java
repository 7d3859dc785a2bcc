package io.imagecatalog.repository.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.testkit.CatalogRepositoryContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On a real server, with a pool of fewer connections than there are threads. */
class MariaDbContractTest extends CatalogRepositoryContract {
    private static final List<String> TABLES =
            List.of("tenants", "assets", "hash_parts", "renditions", "jobs", "poison_jobs");

    private static HikariDataSource pool = new HikariDataSource();

    @BeforeAll
    static void createTables() throws SQLException {
        pool = MariaDb.empty();
        JdbcCatalogSchema.create(pool);
    }

    @Override
    protected CatalogRepository emptyRepository() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET foreign_key_checks = 0");
            for (String table : TABLES) {
                statement.execute("TRUNCATE TABLE " + table);
            }
            statement.execute("SET foreign_key_checks = 1");
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
