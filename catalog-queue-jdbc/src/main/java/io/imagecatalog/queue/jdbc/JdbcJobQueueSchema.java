package io.imagecatalog.queue.jdbc;

import io.imagecatalog.spi.QueueException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Makes the table that {@link JdbcJobQueue} needs, for tests and for those who use no migration tool.
 *
 * <p>The same definition is in this jar for Flyway to find: {@code classpath:io/imagecatalog/queue/jdbc/h2}. Give it a history
 * table of its own, such as {@code job_queue_schema_history}.
 */
public final class JdbcJobQueueSchema {
    private static final String DEFINITION = "h2/V1__job_queue.sql";

    private JdbcJobQueueSchema() {}

    /**
     * Makes the table in a database that has none.
     *
     * @throws QueueException if it is there already, or the database is broken; nothing has changed then
     */
    public static void create(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(definition());
        } catch (SQLException e) {
            throw new QueueException("The queue's table could not be made", e, false);
        }
    }

    private static String definition() {
        try (InputStream in = JdbcJobQueueSchema.class.getResourceAsStream(DEFINITION)) {
            if (in == null) {
                throw new IllegalStateException(DEFINITION + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
