package io.imagecatalog.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A PostgreSQL server of this JVM's own, to test on. */
public final class Postgres {
    private static final EmbeddedPostgres SERVER = start();

    private Postgres() {}

    /** The address of a new database, with a password in it that the server does not ask for. */
    public static String newDatabase(String name) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(SERVER.getPort(), name);
    }

    public static int port() {
        return SERVER.getPort();
    }

    /** The address of a database of a server that trusts everybody, at a port of this machine. */
    public static String url(int port, String name) {
        return "postgres://postgres:s%40cret@127.0.0.1:" + port + "/" + name;
    }

    /** A database that was made before. */
    public static DataSource database(String name) {
        return SERVER.getDatabase("postgres", name);
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
