package io.imagecatalog.queue.jdbc;

import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** Databases to test on. */
final class H2 {
    private H2() {}

    /** A new one with the queue's table, which lives as long as the JVM. */
    static JdbcDataSource withTable() {
        JdbcDataSource database = empty();
        JdbcJobQueueSchema.create(database);
        return database;
    }

    static JdbcDataSource empty() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        database.setUser("sa");
        return database;
    }
}
