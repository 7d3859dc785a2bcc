package io.imagecatalog.repository.jdbc;

import io.imagecatalog.spi.RepositoryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * Makes the tables that {@link JdbcCatalogRepository} needs, for tests and for those who use no migration tool.
 *
 * <p>The same definitions are in this jar for Flyway to find, a folder a dialect:
 * {@code classpath:io/imagecatalog/repository/jdbc/h2}, {@code .../postgresql} or {@code .../mariadb}. Give
 * them a history table of their own, such as {@code catalog_schema_history}.
 */
public final class JdbcCatalogSchema {
    /** In the order in which they build on each other. */
    private static final List<String> DEFINITIONS = List.of(
            "V1__catalog.sql",
            "V2__near_duplicates.sql",
            "V3__measured_quality.sql",
            "V4__newest_assets.sql",
            "V5__request_ids.sql");

    private static final String[] TABLES = {"TABLE", "BASE TABLE"};

    private JdbcCatalogSchema() {}

    /**
     * Makes the tables in a database, or the schema of it that connections start in, where there are none of the catalog
     * yet. Not to be called by two processes at once.
     *
     * @throws RepositoryException if the tables are there already, nothing having been changed; if it is a kind of
     *     database that there are no definitions for; if the database is broken
     */
    public static void create(DataSource dataSource) {
        if (!createIfAbsent(dataSource)) {
            throw new RepositoryException("The catalog's tables are there already", null, false);
        }
    }

    /**
     * Does as {@link #create}, but takes tables that are there already as they are: those of an older version of the catalog
     * are not brought up to date, which is a migration tool's part.
     *
     * @return whether they were made now
     * @throws RepositoryException if it is a kind of database that there are no definitions for; if the database is broken
     */
    public static boolean createIfAbsent(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            if (isThere(connection)) {
                return false;
            }
            Dialect dialect = dialect(connection);
            connection.setAutoCommit(true);
            for (String file : DEFINITIONS) {
                apply(definitions(dialect, file), connection);
            }
            return true;
        } catch (SQLException e) {
            throw Database.exception(SqlFailure.of(e), e);
        }
    }

    private static boolean isThere(Connection connection) throws SQLException {
        try (ResultSet tables =
                connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), "%", TABLES)) {
            while (tables.next()) {
                if (tables.getString("TABLE_NAME").equalsIgnoreCase("tenants")) {
                    return true;
                }
            }
            return false;
        }
    }

    private static Dialect dialect(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return Dialect.of(connection)
                .orElseThrow(() -> new RepositoryException("There are no tables for " + product, null, false));
    }

    /** One by one, as not every driver takes several statements at once. None of them has a semicolon inside. */
    private static void apply(String definitions, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String definition : definitions.split(";", -1)) {
                if (!definition.isBlank()) {
                    statement.execute(definition);
                }
            }
        }
    }

    private static String definitions(Dialect dialect, String file) {
        String name = dialect.folder() + "/" + file;
        try (InputStream in = JdbcCatalogSchema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
