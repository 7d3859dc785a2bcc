package io.imagecatalog.queue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** A kind of database that there is a table definition for. */
enum Dialect {
    H2("H2", "h2", false),
    POSTGRESQL("PostgreSQL", "postgresql", true),
    MARIADB("MariaDB", "mariadb", false);

    private final String product;
    private final String folder;
    private final boolean tellsOfOffers;

    Dialect(String product, String folder, boolean tellsOfOffers) {
        this.product = product;
        this.folder = folder;
        this.tellsOfOffers = tellsOfOffers;
    }

    static Optional<Dialect> of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return Arrays.stream(values())
                .filter(dialect -> dialect.product.equals(product))
                .findFirst();
    }

    /** Where the definition is, below this package; its name is what Flyway expects. */
    String folder() {
        return folder;
    }

    /** Whether the database itself tells whoever listens of an offer. */
    boolean tellsOfOffers() {
        return tellsOfOffers;
    }
}
