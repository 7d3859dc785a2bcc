package io.imagecatalog.queue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

    static Optional<Dialect> of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return Arrays.stream(values())
                .filter(dialect -> dialect.product.equals(product))
                .findFirst();
    }

    /** Where the definitions are, below this package, in the order in which they build on each other; named as Flyway expects. */
    List<String> definitions() {
        String first = folder + "/V1__job_queue.sql";
        return this == POSTGRESQL ? List.of(first, folder + "/V2__not_logged.sql") : List.of(first);
    }

    /** Whether it can do more by one statement than others, and itself tells whoever listens of an offer. */
    boolean isPostgres() {
        return this == POSTGRESQL;
    }
}
