package io.imagecatalog.repository.jdbc;

import io.imagecatalog.spi.RepositoryException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/** A kind of database that there are table definitions for. */
enum Dialect {
    H2("H2", "h2"),
    POSTGRESQL("PostgreSQL", "postgresql"),
    MARIADB("MariaDB", "mariadb");

    private final String product;
    private final String folder;

    Dialect(String product, String folder) {
        this.product = product;
        this.folder = folder;
    }

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return Arrays.stream(values())
                .filter(dialect -> dialect.product.equals(product))
                .findFirst()
                .orElseThrow(() -> new RepositoryException("There are no tables for " + product, null, false));
    }

    /** Where the definitions are, below this package; their names are what Flyway expects. */
    String folder() {
        return folder;
    }
}
