package io.imagecatalog.queue.jdbc;

import io.imagecatalog.spi.QueueException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Makes the table that {@link JdbcJobQueue} needs, for tests and for those who use no migration tool.
 *
 * <p>The same definitions are in this jar for Flyway to find, a folder a dialect:
 * {@code classpath:io/imagecatalog/queue/jdbc/h2}, {@code .../postgresql} or {@code .../mariadb}. Give it a
 * history table of its own, such as {@code job_queue_schema_history}.
 */
public final class JdbcJobQueueSchema {
    private static final String[] TABLES = {"TABLE", "BASE TABLE"};

    private JdbcJobQueueSchema() {}

    /**
     * Makes the table in a database that has none.
     *
     * @throws QueueException if it is there already or it is a kind of database that there is no definition for, nothing
     *     having changed; if the database is broken
     */
    public static void create(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            create(connection);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /**
     * Does as {@link #create}, but takes a table that is there already as it is.
     *
     * @return whether it was made now
     * @throws QueueException if it is a kind of database that there is no definition for; if the database is broken
     */
    public static boolean createIfAbsent(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            if (isThere(connection)) {
                return false;
            }
            create(connection);
            return true;
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private static void create(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            for (String file : dialect(connection).definitions()) {
                statement.execute(definition(file));
            }
        }
    }

    private static boolean isThere(Connection connection) throws SQLException {
        try (ResultSet tables =
                connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), "%", TABLES)) {
            while (tables.next()) {
                if (tables.getString("TABLE_NAME").equalsIgnoreCase("job_queue")) {
                    return true;
                }
            }
            return false;
        }
    }

    private static QueueException refused(SQLException cause) {
        return new QueueException("The queue's table could not be made", cause, false);
    }

    private static Dialect dialect(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return Dialect.of(connection)
                .orElseThrow(() -> new QueueException("There is no table for " + product, null, false));
    }

    private static String definition(String name) {
        try (InputStream in = JdbcJobQueueSchema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
