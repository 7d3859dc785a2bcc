package io.imagecatalog.repository.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** A kind of database that there are table definitions for. */
enum Dialect {
    H2("H2", "h2", true),
    POSTGRESQL("PostgreSQL", "postgresql", true),
    MARIADB("MariaDB", "mariadb", false);

    private final String product;
    private final String folder;
    private final boolean returnsUpdated;

    Dialect(String product, String folder, boolean returnsUpdated) {
        this.product = product;
        this.folder = folder;
        this.returnsUpdated = returnsUpdated;
    }

    static Optional<Dialect> of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return Arrays.stream(values())
                .filter(dialect -> dialect.product.equals(product))
                .findFirst();
    }

    /** Where the definitions are, below this package; their names are what Flyway expects. */
    String folder() {
        return folder;
    }

    /** Whether an update hands back the row as it is then, asked for like a generated key. */
    boolean returnsUpdated() {
        return returnsUpdated;
    }
}
