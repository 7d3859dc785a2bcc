package io.imagecatalog.queue.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** Databases to test on. */
final class H2 {
    private H2() {}

    /** A new one with the queue's table, which lives as long as the JVM. */
    static JdbcDataSource withTable() {
        JdbcDataSource database = empty();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                InputStream definition = JdbcJobQueue.class.getResourceAsStream("h2/V1__job_queue.sql")) {
            statement.execute(new String(definition.readAllBytes(), StandardCharsets.UTF_8));
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JdbcDataSource empty() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        database.setUser("sa");
        return database;
    }
}
