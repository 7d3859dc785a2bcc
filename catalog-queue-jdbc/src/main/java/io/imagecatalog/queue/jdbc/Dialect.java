package io.imagecatalog.queue.jdbc;

import io.imagecatalog.spi.QueueException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/** A kind of database that there is a table definition for. */
enum Dialect {
    H2("H2", "h2"),
    POSTGRESQL("PostgreSQL", "postgresql");

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
                .orElseThrow(() -> new QueueException("There is no table for " + product, null, false));
    }

    /** Where the definition is, below this package; its name is what Flyway expects. */
    String folder() {
        return folder;
    }

    /** Whether it tells those who listen of an offer. */
    boolean tellsOfOffers() {
        return this == POSTGRESQL;
    }
}
