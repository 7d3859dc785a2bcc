package io.imagecatalog.server.runtime;

import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.server.Postgres;
import io.imagecatalog.testkit.FaultProxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL database behind a network that fails on demand, opened as the server opens it; and a way past that network, to look. */
final class FarDatabase implements AutoCloseable {
    private final FaultProxy network;
    private final HikariDataSource near;
    private final HikariDataSource far;

    private FarDatabase(int port, String name, String options) {
        network = FaultProxy.to(port);
        near = PostgresUrl.parse(Postgres.url(port, name)).open();
        far = PostgresUrl.parse(Postgres.url(network.port(), name) + options).open();
    }

    /** A new database of the server that all tests share. */
    static FarDatabase named(String name) {
        return named(name, "");
    }

    /** @param options what the address ends with, such as {@code ?socketTimeout=1} */
    static FarDatabase named(String name, String options) {
        Postgres.newDatabase(name);
        return new FarDatabase(Postgres.port(), name, options);
    }

    /** A database that is there already, of a server at that port. */
    static FarDatabase at(int port, String name, String options) {
        return new FarDatabase(port, name, options);
    }

    FaultProxy network() {
        return network;
    }

    HikariDataSource far() {
        return far;
    }

    HikariDataSource near() {
        return near;
    }

    /** What a query that looks past the network finds. */
    long number(String sql) {
        try (Connection connection = near.getConnection();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            results.next();
            return results.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        network.recover();
        far.close();
        near.close();
        network.close();
    }
}
