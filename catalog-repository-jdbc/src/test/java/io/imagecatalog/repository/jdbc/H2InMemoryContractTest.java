package io.imagecatalog.repository.jdbc;

import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.testkit.CatalogRepositoryContract;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;

class H2InMemoryContractTest extends CatalogRepositoryContract {
    private final DataSource database = H2.inMemory();

    @Override
    protected CatalogRepository emptyRepository() {
        JdbcCatalogSchema.create(database);
        return new JdbcCatalogRepository(database);
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        H2.execute(database, "SHUTDOWN");
    }
}
