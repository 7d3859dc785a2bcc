package io.imagecatalog.repository.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server of this JVM's own, to test on. */
final class Postgres {
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private Postgres() {}

    /** A new empty schema, in which its connections start. */
    static PGSimpleDataSource empty() throws SQLException {
        String schema = "test_" + SCHEMAS.incrementAndGet();
        execute(SERVER.getPostgresDatabase(), "CREATE SCHEMA " + schema);
        PGSimpleDataSource dataSource = (PGSimpleDataSource) SERVER.getPostgresDatabase();
        dataSource.setCurrentSchema(schema);
        return dataSource;
    }

    static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(String sql) throws SQLException {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            results.next();
            return results.getLong(1);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
